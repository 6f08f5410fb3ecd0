package dev.herald.worker.send;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that writes to its sockets what it was told, well-formed or not: one request on each
/// connection.
final class RawServer implements AutoCloseable {
  private static final int DRIP_MS = 100;

  private final ServerSocket listener;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final String answer;
  private final boolean drips;

  private RawServer(String answer, boolean drips) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.answer = answer;
    this.drips = drips;
    Thread.startVirtualThread(this::serve);
  }

  static RawServer answering(String answer) throws IOException {
    return new RawServer(answer, false);
  }

  /// Answers one byte at a time, for ever.
  static RawServer dripping() throws IOException {
    return new RawServer("HTTP/1.1 200 OK\r\nX-Drip: ", true);
  }

  /// Answers at once as far as told, then one byte at a time, for ever.
  static RawServer dripping(String beginning) throws IOException {
    return new RawServer(beginning, true);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  List<String> requests() {
    return requests;
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        String request = read(socket.getInputStream());
        if (!request.isEmpty()) {
          requests.add(request);
          write(socket.getOutputStream());
        }
      } catch (IOException | InterruptedException _) {
        // This client has gone, or all is closed.
      }
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder request = new StringBuilder();
    int next;
    while ((next = in.read()) >= 0) {
      request.append((char) next);
      if (request.toString().endsWith("\r\n\r\n{\"type\":\"message\"}")) {
        break;
      }
    }
    return request.toString();
  }

  private void write(OutputStream out) throws IOException, InterruptedException {
    out.write(answer.getBytes(ISO_8859_1));
    out.flush();
    while (drips) {
      Thread.sleep(DRIP_MS);
      out.write('x');
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
