package dev.herald.channel.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// An HTTP server on event loops: thousands of connections cost memory, not threads.
public final class HttpServer implements AutoCloseable {
  private static final int LARGEST_BODY = 1024 * 1024;
  private static final int BACKLOG = 4096;

  private final EventLoopGroup loops;
  private final ChannelGroup connections;
  private final Channel listener;

  private HttpServer(EventLoopGroup loops, ChannelGroup connections, Channel listener) {
    this.loops = loops;
    this.connections = connections;
    this.listener = listener;
  }

  /// Starts a server.
  ///
  /// @param address where it listens
  /// @param threads event loops
  /// @param hungUp told the name of each connection when it has ended
  public static HttpServer start(
      InetSocketAddress address,
      int threads,
      Routes routes,
      SocketDoor sockets,
      Consumer<String> hungUp) {
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory("channel", true), NioIoHandler.newFactory());
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    Channel listener =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(pipeline(new Dispatcher(routes, sockets), connections, hungUp))
            .bind(address)
            .syncUninterruptibly()
            .channel();
    return new HttpServer(loops, connections, listener);
  }

  private static ChannelInitializer<SocketChannel> pipeline(
      Dispatcher dispatcher, ChannelGroup connections, Consumer<String> hungUp) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel connection) {
        connections.add(connection);
        connection.closeFuture().addListener(_ -> hungUp.accept(Exchange.name(connection)));
        connection
            .pipeline()
            .addLast(new HttpServerCodec())
            .addLast(new HttpObjectAggregator(LARGEST_BODY))
            .addLast(dispatcher);
      }
    };
  }

  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /// Connections that are open now.
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    listener.close().syncUninterruptibly();
    connections.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
