package dev.herald.local;

import dev.herald.testing.Ports;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;

/// The stack of `mvn -Plocal` on free ports.
final class FreePortsStack implements AutoCloseable {
  private final LocalOptions options;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  private FreePortsStack(LocalOptions options) {
    this.options = options;
  }

  static FreePortsStack start(Path directory) throws Exception {
    Properties chosen = new Properties();
    chosen.setProperty("local.directory", directory.toString());
    for (String part : List.of("kafka", "redis", "gateway", "worker", "channel")) {
      chosen.setProperty("local." + part + ".port", Integer.toString(Ports.free()));
    }
    FreePortsStack stack = new FreePortsStack(LocalOptions.of(chosen));
    for (Part part : Parts.of(stack.options)) {
      stack.running.push(part.start());
    }
    return stack;
  }

  LocalOptions options() {
    return options;
  }

  /// An address of the gateway.
  String gateway(String path) {
    return "http://localhost:" + options.gateway().port() + path;
  }

  /// An address of the local channel.
  String channel(String path) {
    return "http://localhost:" + options.channel().port() + path;
  }

  @Override
  public void close() {
    running.forEach(FreePortsStack::end);
  }

  private static void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new IllegalStateException("a part of the stack did not end", e);
    }
  }
}
