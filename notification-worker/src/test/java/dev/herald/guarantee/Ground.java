package dev.herald.guarantee;

import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/// What Herald stands on.
///
/// @param end ends it
record Ground(String bootstrapServers, String redisUri, Runnable end) implements AutoCloseable {
  private static final int REDIS_PORT = 6379;

  /// A broker in this JVM, a Redis server beside it.
  static Ground embedded() {
    return of(KafkaBroker.start(), RedisServer.startDurable());
  }

  static Ground of(KafkaBroker broker, RedisServer redis) {
    return new Ground(
        broker.bootstrapServers(),
        redis.uri(),
        () -> {
          redis.close();
          broker.close();
        });
  }

  /// Both in containers, as they are run in production.
  static Ground inContainers() {
    KafkaContainer broker = new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"));
    GenericContainer<?> redis =
        new GenericContainer<>(DockerImageName.parse("redis:7")).withExposedPorts(REDIS_PORT);
    broker.start();
    redis.start();
    return new Ground(
        broker.getBootstrapServers(),
        "redis://%s:%d".formatted(redis.getHost(), redis.getMappedPort(REDIS_PORT)),
        () -> {
          redis.stop();
          broker.stop();
        });
  }

  @Override
  public void close() {
    end.run();
  }
}
