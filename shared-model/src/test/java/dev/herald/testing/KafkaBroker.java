package dev.herald.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;

/// A real Kafka broker in KRaft mode, broker and controller in this JVM, on loopback. What it
/// stores lies in its directory and is there again when a broker is started on the same one.
public final class KafkaBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final int port;

  private KafkaBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /// Starts a broker on free ports in a directory of its own.
  public static KafkaBroker start() {
    try {
      return start(Ports.free(), Files.createTempDirectory("herald-kafka"));
    } catch (IOException e) {
      throw new UncheckedIOException("no directory for the broker's data", e);
    }
  }

  /// Starts a broker on that port; returns when it accepts clients.
  public static KafkaBroker start(int port, Path directory) {
    return start(port, port, directory);
  }

  /// Starts a broker that clients reach by that link only, which leads to the port.
  public static KafkaBroker startBehind(SlowLink link, int port, Path directory) {
    return start(port, link.port(), directory);
  }

  private static KafkaBroker start(int port, int advertised, Path directory) {
    Properties settings = BrokerSettings.of(port, Ports.free(), directory);
    settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertised);
    BrokerStorage.format(directory, settings);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return new KafkaBroker(server, advertised);
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /// Creates a topic; fails when it exists.
  public void createTopic(String name, int partitions, Map<String, String> config) {
    NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(config);
    try (Admin admin = admin()) {
      admin.createTopics(Set.of(topic)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("topic " + name + " was not created", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topic " + name, e);
    }
  }

  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
