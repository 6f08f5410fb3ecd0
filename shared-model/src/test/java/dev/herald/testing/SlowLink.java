package dev.herald.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// A way to a server on loopback that can be made slow: what a client sends arrives that much
/// later. What is under way when the delay changes keeps the old one.
public final class SlowLink implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final ServerSocket entrance;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Duration delay = Duration.ZERO;

  private SlowLink(ServerSocket entrance) {
    this.entrance = entrance;
  }

  /// Opens a link to that port; it adds nothing at first.
  public static SlowLink to(int port) {
    try {
      SlowLink link =
          new SlowLink(new ServerSocket(0, /* backlog= */ 200, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(() -> link.accept(port));
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException("no port for a slow link", e);
    }
  }

  public int port() {
    return entrance.getLocalPort();
  }

  public void delay(Duration delay) {
    this.delay = delay;
  }

  private void accept(int port) {
    try {
      while (true) {
        connect(entrance.accept(), port);
      }
    } catch (IOException _) {
      close();
    }
  }

  /// Who comes while the server is away is sent away.
  private void connect(Socket client, int port) throws IOException {
    Socket server;
    try {
      server = new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (ConnectException _) {
      client.close();
      return;
    }
    sockets.add(client);
    sockets.add(server);
    forward(client, server, /* slowly= */ true);
    forward(server, client, /* slowly= */ false);
  }

  private record Chunk(ByteBuffer bytes, long dueNanos) {}

  /// What comes in while an earlier chunk waits does not wait longer for it, as on a long line.
  private void forward(Socket from, Socket to, boolean slowly) {
    BlockingQueue<Chunk> line = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> read(from, line, slowly));
    Thread.ofVirtual().start(() -> write(line, to));
  }

  private void read(Socket from, BlockingQueue<Chunk> line, boolean slowly) {
    byte[] buffer = new byte[BUFFER];
    try (from) {
      InputStream in = from.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        long due = System.nanoTime() + (slowly ? delay.toNanos() : 0);
        line.add(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, read)), due));
      }
    } catch (IOException _) {
      // It has gone; the end tells the other side.
    } finally {
      line.add(new Chunk(ByteBuffer.allocate(0), System.nanoTime()));
    }
  }

  private static void write(BlockingQueue<Chunk> line, Socket to) {
    try (to) {
      OutputStream out = to.getOutputStream();
      for (Chunk next = line.take(); next.bytes().hasRemaining(); next = line.take()) {
        LockSupport.parkNanos(Math.max(0, next.dueNanos() - System.nanoTime()));
        out.write(next.bytes().array());
      }
    } catch (IOException _) {
      // It has gone; closing tells the other side.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
      for (Socket each : sockets) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
