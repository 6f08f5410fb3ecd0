package dev.herald.worker.recall;

import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import dev.herald.worker.topic.KafkaAnswer;
import dev.herald.worker.topic.KafkaUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/// Whether the ledger remembers as long as the topics do, as they really are: what Kafka still
/// holds and the ledger forgot would be shown twice by a replay.
final class Retentions {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supplier<Admin> connect;
  private final Duration ledger;
  private boolean checked;

  Retentions(Supplier<Admin> connect, Duration ledger) {
    this.connect = connect;
    this.ledger = ledger;
  }

  /// Checks once.
  ///
  /// @throws IllegalStateException when a topic keeps its records longer
  /// @throws KafkaUnavailableException when Kafka does not say how long
  void check() {
    if (!checked) {
      try (Admin admin = connect.get()) {
        topics().forEach(topic -> check(topic, retentionMs(admin, topic)));
      }
      checked = true;
    }
  }

  private static Stream<String> topics() {
    return Stream.concat(
        Stream.of(Topics.NOTIFICATIONS), Stream.of(Priority.values()).map(Topics::deliveries));
  }

  private void check(String topic, long retentionMs) {
    if (retentionMs < 0 || retentionMs > ledger.toMillis()) {
      throw new IllegalStateException(
          "herald.ledger.retention is shorter than retention.ms of the topic " + topic);
    }
  }

  private static long retentionMs(Admin admin, String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        KafkaAnswer.within(
            PATIENCE,
            Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).values().get(resource)));
    return Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
  }
}
