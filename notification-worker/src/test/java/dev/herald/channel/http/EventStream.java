package dev.herald.channel.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/// Server-sent events to one client.
@SuppressWarnings("FutureReturnValueIgnored") // a client that has gone needs no further care
public final class EventStream {
  private final ChannelHandlerContext connection;

  private EventStream(ChannelHandlerContext connection) {
    this.connection = connection;
  }

  static EventStream on(ChannelHandlerContext connection) {
    HttpResponse begin = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    begin.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream");
    begin.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    HttpUtil.setTransferEncodingChunked(begin, true);
    connection.writeAndFlush(begin);
    EventStream stream = new EventStream(connection);
    stream.write(": open\n\n");
    return stream;
  }

  /// Sends one event; its data must be one line.
  public void send(String data) {
    write("data: " + data + "\n\n");
  }

  /// Runs when the client has gone.
  public void onClose(Runnable action) {
    connection.channel().closeFuture().addListener(_ -> action.run());
  }

  private void write(String text) {
    connection.writeAndFlush(
        new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
  }
}
