package dev.herald.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/// Prepares a broker's directory, once.
final class BrokerStorage {
  private BrokerStorage() {}

  static void format(Path directory, Properties settings) {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(directory);
      formatter(directory, settings).run();
    } catch (IOException e) {
      throw new UncheckedIOException("the broker's directory cannot be made", e);
    } catch (Exception e) {
      throw new IllegalStateException("the broker's directory cannot be formatted", e);
    }
  }

  private static Formatter formatter(Path directory, Properties settings) {
    return new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(settings.getProperty("controller.listener.names"))
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString());
  }
}
