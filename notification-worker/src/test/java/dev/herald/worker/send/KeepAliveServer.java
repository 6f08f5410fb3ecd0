package dev.herald.worker.send;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/// A server that keeps every connection until the client closes it, and remembers when that was. It
/// answers when so many requests are there, so that each of them has a connection of its own.
final class KeepAliveServer implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final CyclicBarrier together;
  private final byte[] end;
  private final List<Long> closedNanos = new ArrayList<>();
  private int opened;

  private KeepAliveServer(int atOnce, byte[] end) throws IOException {
    this.listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    this.together = new CyclicBarrier(atOnce);
    this.end = end;
    Thread.startVirtualThread(this::accept);
  }

  /// @param body with which every request ends
  static KeepAliveServer of(int atOnce, byte[] body) throws IOException {
    return new KeepAliveServer(atOnce, body);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  synchronized int opened() {
    return opened;
  }

  synchronized int open() {
    return opened - closedNanos.size();
  }

  /// When connections were closed, in that order.
  synchronized List<Long> closedNanos() {
    return List.copyOf(closedNanos);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        synchronized (this) {
          opened++;
        }
        Thread.startVirtualThread(() -> serve(socket));
      }
    } catch (IOException _) {
      // All is closed.
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted) {
      while (read(socket.getInputStream())) {
        together.await();
        socket.getOutputStream().write(ANSWER);
      }
    } catch (IOException | BrokenBarrierException | InterruptedException _) {
      // Its client has gone.
    }
    synchronized (this) {
      closedNanos.add(System.nanoTime());
    }
  }

  private boolean read(InputStream in) throws IOException {
    int matched = 0;
    while (matched < end.length) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      matched = next == end[matched] ? matched + 1 : next == end[0] ? 1 : 0;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
