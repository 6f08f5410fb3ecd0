package dev.herald.gateway.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/// Posts activities on kept connections as fast as they are answered. Takes so little of the
/// machine that what is measured is the server.
final class Load {
  private static final int CONNECTIONS = 32;

  private final int port;
  private final LongFunction<String> activities;
  private final AtomicLong next;

  /// Makes one.
  ///
  /// @param activities the one of each number
  Load(int port, LongFunction<String> activities, AtomicLong next) {
    this.port = port;
    this.activities = activities;
    this.next = next;
  }

  /// What came of it.
  ///
  /// @param perSecond answers with 200
  /// @param p99 how long the slowest hundredth took at least
  record Result(double perSecond, Duration p99, long refused) {}

  Result run(Duration length) throws Exception {
    long begin = System.nanoTime();
    long end = begin + length.toNanos();
    List<Future<Answers>> clients = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(threads.submit(() -> client(end)));
      }
    }
    Answers all = new Answers();
    for (Future<Answers> each : clients) {
      all.add(each.get());
    }
    return all.over((System.nanoTime() - begin) / 1e9);
  }

  private Answers client(long end) {
    Answers answers = new Answers();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        converse(socket, end, answers);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return answers;
  }

  /// Until the server ends the connection, as it does after a refusal.
  private void converse(Socket socket, long end, Answers answers) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    boolean stays = true;
    while (stays && System.nanoTime() < end) {
      byte[] request = request(activities.apply(next.getAndIncrement()));
      long begin = System.nanoTime();
      socket.getOutputStream().write(request);
      Reply reply = reply(in);
      answers.take(reply.status(), System.nanoTime() - begin);
      stays = !reply.closes();
    }
  }

  private record Reply(int status, boolean closes) {}

  private static byte[] request(String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        """
        POST /api/messages HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(body.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  /// Reads an answer whole; only its status matters.
  private static Reply reply(InputStream in) throws IOException {
    boolean closes = false;
    int status = Integer.parseInt(line(in).substring(9, 12));
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
      closes |= header.equalsIgnoreCase("connection: close");
    }
    in.skipNBytes(length);
    return new Reply(status, closes);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server hung up");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
