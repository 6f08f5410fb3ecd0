package dev.herald.channel.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/// A WebSocket to one client. Every method may be called on any thread.
@SuppressWarnings("FutureReturnValueIgnored") // a client that has gone needs no further care
public final class Socket {
  private final Channel channel;

  Socket(Channel channel) {
    this.channel = channel;
  }

  public void send(String text) {
    channel.writeAndFlush(new TextWebSocketFrame(text));
  }

  public void close(String reason) {
    channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE, reason));
  }

  /// Runs when the client has gone.
  public void onClose(Runnable action) {
    channel.closeFuture().addListener(_ -> action.run());
  }
}
