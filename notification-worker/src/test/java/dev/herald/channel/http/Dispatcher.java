package dev.herald.channel.http;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads every request of every connection to its handler.
@SuppressWarnings("FutureReturnValueIgnored") // a client that has gone needs no further care
@ChannelHandler.Sharable
final class Dispatcher extends SimpleChannelInboundHandler<Object> {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final int LARGEST_FRAME = 256 * 1024;

  private final Routes routes;
  private final SocketDoor sockets;

  Dispatcher(Routes routes, SocketDoor sockets) {
    this.routes = routes;
    this.sockets = sockets;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext connection, Object message) {
    if (message instanceof FullHttpRequest http) {
      dispatch(connection, http);
    } else if (message instanceof PingWebSocketFrame ping) {
      connection.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
    } else if (message instanceof CloseWebSocketFrame) {
      connection.close();
    }
    // Other frames are ignored: a Direct Line client speaks over HTTP and listens here.
  }

  private void dispatch(ChannelHandlerContext connection, FullHttpRequest http) {
    Exchange exchange = new Exchange(connection, HttpUtil.isKeepAlive(http));
    try {
      Request request = Request.of(http);
      if (http.headers().containsValue(HttpHeaderNames.UPGRADE, "websocket", true)) {
        upgrade(connection, http, request, exchange);
      } else {
        handle(request, exchange);
      }
    } catch (RefusedException e) {
      exchange.answer(e.response());
    } catch (RuntimeException bug) {
      log.error("{} {} failed", http.method(), http.uri(), bug);
      exchange.answer(Response.error(500, "ServiceError", "the local channel has a bug"));
    }
  }

  private void handle(Request request, Exchange exchange) {
    switch (routes.match(request.method(), request.path())) {
      case Routes.Match.Found(Handler handler, var parameters) ->
          handler.handle(request.with(parameters), exchange);
      case Routes.Match.WrongMethod _ ->
          exchange.answer(Response.error(405, "MethodNotAllowed", "not by " + request.method()));
      case Routes.Match.Nothing _ ->
          exchange.answer(Response.error(404, "NotFound", "nothing is served here"));
    }
  }

  private void upgrade(
      ChannelHandlerContext connection, FullHttpRequest http, Request request, Exchange exchange) {
    var listener = sockets.open(request);
    WebSocketServerHandshaker handshaker =
        new WebSocketServerHandshakerFactory(http.uri(), null, false, LARGEST_FRAME)
            .newHandshaker(http);
    if (listener.isEmpty() || handshaker == null) {
      exchange.answer(Response.error(403, "Forbidden", "no stream for this URL"));
      return;
    }
    Consumer<Socket> taker = listener.get();
    handshaker
        .handshake(connection.channel(), http)
        .addListener(done -> {
          if (done.isSuccess()) {
            taker.accept(new Socket(connection.channel()));
          }
        });
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
    if (!(cause instanceof IOException)) {
      log.warn("A connection failed", cause);
    }
    connection.close();
  }
}
