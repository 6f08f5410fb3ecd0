package dev.herald.worker.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.testing.KafkaBroker;
import dev.herald.testing.Topic;
import dev.herald.worker.seek.Group;
import dev.herald.worker.topic.KafkaUnavailableException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GroupLagIT {

  @Test
  void whatAGroupHasNotFinishedIsItsLag_evenBeforeItEverReadAnything() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        GroupLag lag = new GroupLag(() -> admin)) {
      assertThatThrownBy(lag::byTopic).isInstanceOf(KafkaUnavailableException.class);
      for (Group group : Group.all()) {
        List<NewTopic> topics =
            group.topics().stream().map(name -> new NewTopic(name, 2, (short) 1)).toList();
        admin.createTopics(topics).all().get();
      }
      try (Topic notifications = new Topic(broker.bootstrapServers(), "notifications")) {
        List.of("a", "b", "c").forEach(id -> notifications.publish("one key", id));
      }

      assertThat(lag.byTopic())
          .containsEntry("notifications", 3L)
          .containsEntry("deliveries.normal", 0L)
          .hasSize(4);

      admin.alterConsumerGroupOffsets("herald-plan", finishedUpTo(1)).all().get();
      assertThat(lag.byTopic()).containsEntry("notifications", 2L);
    }
  }

  /// In both partitions: the records lie in one of them, and the other's end is not exceeded.
  private static Map<TopicPartition, OffsetAndMetadata> finishedUpTo(long offset) {
    return Map.of(
        new TopicPartition("notifications", 0), new OffsetAndMetadata(offset),
        new TopicPartition("notifications", 1), new OffsetAndMetadata(offset));
  }
}
