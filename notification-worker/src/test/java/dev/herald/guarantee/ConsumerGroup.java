package dev.herald.guarantee;

import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// A consumer group and the topics that it reads, as Kafka's own tools see them.
record ConsumerGroup(String bootstrapServers, String name, Set<String> topics) {
  /// Who plans.
  static ConsumerGroup planners(Stack stack) {
    return new ConsumerGroup(stack.bootstrapServers(), "herald-plan", Set.of(Topics.NOTIFICATIONS));
  }

  /// Who sends.
  static ConsumerGroup senders(Stack stack) {
    Set<String> deliveries =
        Stream.of(Priority.values()).map(Topics::deliveries).collect(Collectors.toSet());
    return new ConsumerGroup(stack.bootstrapServers(), "herald-send", deliveries);
  }

  /// Offsets between what is committed and the ends of the logs.
  long lag() throws Exception {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get();
      long lag = 0;
      for (Map.Entry<TopicPartition, Long> end : offsets(admin, OffsetSpec.latest()).entrySet()) {
        OffsetAndMetadata at = committed.get(end.getKey());
        lag += end.getValue() - (at == null ? 0 : at.offset());
      }
      return lag;
    }
  }

  /// Has a group without members begin at the oldest record again, as `kafka-consumer-groups
  /// --reset-offsets --to-earliest` does.
  void rewind() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> oldest = new HashMap<>();
    try (Admin admin = admin()) {
      offsets(admin, OffsetSpec.earliest())
          .forEach((partition, offset) -> oldest.put(partition, new OffsetAndMetadata(offset)));
      admin.alterConsumerGroupOffsets(name, oldest).all().get();
    }
  }

  Collection<MemberDescription> members() throws Exception {
    try (Admin admin = admin()) {
      return Objects.requireNonNull(
              admin.describeConsumerGroups(List.of(name)).describedGroups().get(name), name)
          .get()
          .members();
    }
  }

  /// Where the log of each partition ends.
  Map<TopicPartition, Long> ends() throws Exception {
    try (Admin admin = admin()) {
      return offsets(admin, OffsetSpec.latest());
    }
  }

  private Map<TopicPartition, Long> offsets(Admin admin, OffsetSpec which) throws Exception {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(each -> asked.put(new TopicPartition(topic.name(), each.partition()), which));
    }
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin.listOffsets(asked).all().get().forEach((at, info) -> offsets.put(at, info.offset()));
    return offsets;
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }
}
