package dev.herald.channel.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// One request's way back to its sender. Every method may be called on any thread.
@SuppressWarnings("FutureReturnValueIgnored") // a client that has gone needs no further care
public final class Exchange {
  private final ChannelHandlerContext connection;
  private final boolean keepsAlive;
  private final UnaryOperator<Response> finish;

  Exchange(ChannelHandlerContext connection, boolean keepsAlive) {
    this(connection, keepsAlive, UnaryOperator.identity());
  }

  private Exchange(
      ChannelHandlerContext connection, boolean keepsAlive, UnaryOperator<Response> finish) {
    this.connection = connection;
    this.keepsAlive = keepsAlive;
    this.finish = finish;
  }

  /// The same way back, on which every answer is finished so.
  public Exchange finishing(UnaryOperator<Response> change) {
    return new Exchange(connection, keepsAlive, change);
  }

  /// Names the connection; no other one ever is named so.
  public String connection() {
    return name(connection.channel());
  }

  static String name(Channel connection) {
    return connection.id().asShortText();
  }

  /// Whether somebody is still there to hear an answer.
  public boolean isOpen() {
    return connection.channel().isActive();
  }

  /// Goes on later, on the connection's event loop.
  public void after(Duration wait, Runnable next) {
    if (wait.isPositive()) {
      connection.executor().schedule(next, wait.toNanos(), TimeUnit.NANOSECONDS);
    } else {
      next.run();
    }
  }

  public void answer(Response response) {
    FullHttpResponse http = http(finish.apply(response));
    http.headers().set(HttpHeaderNames.CONTENT_LENGTH, http.content().readableBytes());
    if (keepsAlive) {
      connection.writeAndFlush(http, connection.voidPromise());
    } else {
      http.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      connection.writeAndFlush(http).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /// Answers when the answer is there.
  public void answerWith(CompletableFuture<Response> eventual) {
    eventual.whenComplete((response, failure) ->
        answer(
            failure == null
                ? response
                : Response.error(500, "ServiceError", String.valueOf(failure.getMessage()))));
  }

  /// Ends the connection as a crash does: with a reset, not with a farewell.
  public void reset() {
    if (connection.channel() instanceof SocketChannel socket) {
      socket.config().setSoLinger(0);
    }
    connection.close();
  }

  /// Begins an answer that has no end: server-sent events.
  public EventStream stream() {
    return EventStream.on(connection);
  }

  private static FullHttpResponse http(Response response) {
    FullHttpResponse http =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(response.status()),
            Unpooled.copiedBuffer(response.body(), StandardCharsets.UTF_8));
    response.headers().forEach((name, value) -> http.headers().set(name, value));
    return http;
  }
}
