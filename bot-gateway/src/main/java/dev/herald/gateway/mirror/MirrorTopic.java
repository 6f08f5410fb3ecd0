package dev.herald.gateway.mirror;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.core.KafkaAdmin;

/// The topic of the mirror, made when it is missing.
final class MirrorTopic {
  private final KafkaAdmin admin;
  private final NewTopic topic;
  private boolean made;

  MirrorTopic(KafkaAdmin admin, NewTopic topic) {
    this.admin = admin;
    this.topic = topic;
  }

  /// Sees to it that the topic is there; cheap after the first time. Throws
  /// [org.springframework.kafka.KafkaException] when Kafka is away.
  void make() {
    if (!made) {
      admin.createOrModifyTopics(topic);
      made = true;
    }
  }
}
