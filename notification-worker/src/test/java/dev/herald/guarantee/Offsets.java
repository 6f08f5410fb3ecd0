package dev.herald.guarantee;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Moves the offsets of a group without members, as `kafka-consumer-groups --reset-offsets` does.
final class Offsets {
  private final Stack stack;

  Offsets(Stack stack) {
    this.stack = stack;
  }

  void toEarliest(String group, String... topics) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      for (TopicDescription each :
          get(admin.describeTopics(List.of(topics)).allTopicNames()).values()) {
        each.partitions()
            .forEach(partition ->
                asked.put(
                    new TopicPartition(each.name(), partition.partition()), OffsetSpec.earliest()));
      }
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      get(admin.listOffsets(asked).all())
          .forEach((partition, at) -> offsets.put(partition, new OffsetAndMetadata(at.offset())));
      get(admin.alterConsumerGroupOffsets(group, offsets).all());
    }
  }

  private static <T> T get(KafkaFuture<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
