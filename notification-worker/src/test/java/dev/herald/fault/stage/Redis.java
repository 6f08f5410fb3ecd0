package dev.herald.fault.stage;

import dev.herald.testing.Ports;
import dev.herald.testing.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/// A Redis server that acknowledges no write before it is on disk, and can be killed and started
/// again with or without its data.
public final class Redis implements AutoCloseable {
  private final Path directory;
  private final RedisServer server;

  private Redis(Path directory) {
    this.directory = directory.resolve("redis").toAbsolutePath();
    this.server =
        RedisServer.start(
            Ports.free(), this.directory, "--appendonly", "yes", "--appendfsync", "always");
  }

  static Redis start(Path directory) {
    return new Redis(directory);
  }

  String uri() {
    return server.uri();
  }

  public void kill() {
    server.kill();
  }

  /// Starts it again after [#kill].
  public void restart() {
    server.restart();
  }

  /// Starts it again after [#kill], empty.
  public void restartEmpty() {
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("the data of Redis cannot be deleted", e);
    }
    server.restart();
  }

  @Override
  public void close() {
    server.close();
  }
}
