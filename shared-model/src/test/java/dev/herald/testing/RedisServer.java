package dev.herald.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import redis.embedded.RedisExecProvider;

/// A real redis-server in a process of its own, on loopback. It dies with this JVM, also when that
/// is killed: a small shell stands between them and watches its parent. Ctrl-C at a terminal does
/// not reach it (a session of its own, where there is `setsid`), so whoever uses it can still
/// finish.
public final class RedisServer implements AutoCloseable {
  private static final String SENTINEL = "sentinel.conf";
  private static final Duration READY_WITHIN = Duration.ofSeconds(15);
  private static final String WATCH =
      """
      parent=$1; shift
      command -v setsid >/dev/null 2>&1 && set -- setsid "$@"
      "$@" & server=$!
      trap '' INT HUP
      trap 'kill -TERM $server 2>/dev/null; wait $server; exit 0' TERM
      while kill -0 $parent 2>/dev/null && kill -0 $server 2>/dev/null; do sleep 0.2; done
      kill -KILL $server 2>/dev/null; wait $server 2>/dev/null
      """;

  private final int port;
  private final Path directory;
  private final List<String> options;
  private Process process;

  private RedisServer(int port, Path directory, List<String> options) {
    this.port = port;
    this.directory = directory;
    this.options = List.copyOf(options);
    this.process = launch();
  }

  /// Starts a server without persistence on a free port.
  public static RedisServer start() {
    return start(Ports.free(), newDirectory(), "--save", "", "--appendonly", "no");
  }

  /// Starts a server on a free port that keeps every write on disk.
  public static RedisServer startDurable() {
    return start(Ports.free(), newDirectory(), "--appendonly", "yes", "--appendfsync", "always");
  }

  /// Starts a sentinel on a free port that alone decides when a master is gone: after a second.
  public static RedisServer startSentinel(String master, RedisServer of) {
    Path directory = newDirectory();
    String monitor = "sentinel monitor %s 127.0.0.1 %d 1%n".formatted(master, of.port());
    String down = "sentinel down-after-milliseconds %s 1000%n".formatted(master);
    try {
      Files.writeString(directory.resolve(SENTINEL), monitor + down);
    } catch (IOException e) {
      throw new UncheckedIOException("the sentinel's configuration cannot be written", e);
    }
    return start(Ports.free(), directory, "--sentinel");
  }

  /// Starts a server; returns when it accepts connections.
  public static RedisServer start(int port, Path directory, String... options) {
    return new RedisServer(port, directory, List.of(options));
  }

  public int port() {
    return port;
  }

  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /// Starts it again after [#close] or [#kill], on the same port and with what is on its disk.
  public void restart() {
    process = launch();
  }

  /// Ends it at once, as a crash does.
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    await();
  }

  @Override
  public void close() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(READY_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("redis-server on port " + port + " did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while redis-server ended", e);
    }
  }

  private Process launch() {
    try {
      Files.createDirectories(directory);
      Process started =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("redis.log").toFile())
              .start();
      Awaitility.await("redis-server on port " + port)
          .atMost(READY_WITHIN)
          .pollInterval(Duration.ofMillis(10))
          .until(this::answers);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("redis-server does not start", e);
    }
  }

  private List<String> command() throws IOException {
    String watched = Long.toString(ProcessHandle.current().pid());
    String server = RedisExecProvider.defaultProvider().get().getAbsolutePath();
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", WATCH, "redis-watch", watched, server));
    Path sentinel = directory.resolve(SENTINEL);
    if (Files.exists(sentinel)) {
      command.add(sentinel.toString());
    }
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", directory.toString(), "--maxmemory-policy", "noeviction"));
    command.addAll(options);
    return command;
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() == '+';
    } catch (IOException _) {
      return false;
    }
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("herald-redis");
    } catch (IOException e) {
      throw new UncheckedIOException("no directory for redis-server", e);
    }
  }
}
