package dev.herald.worker.lag;

import dev.herald.worker.seek.Group;
import dev.herald.worker.topic.KafkaAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How many records the workers' groups have not finished, as the broker knows it: also of
/// partitions that nothing is read from for now, and while no worker runs. Belongs to one thread at
/// a time.
final class GroupLag implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Supplier<Admin> connect;
  private @Nullable Admin admin;

  /// Makes it.
  ///
  /// @param connect makes the client when first needed; may fail while no broker's name resolves
  GroupLag(Supplier<Admin> connect) {
    this.connect = connect;
  }

  /// By topic. May throw [KafkaUnavailableException], and while topics are missing.
  Map<String, Long> byTopic() {
    Map<String, Long> lag = new HashMap<>();
    for (Group group : Group.all()) {
      lag.putAll(of(group));
    }
    return lag;
  }

  private Map<String, Long> of(Group group) {
    Admin asked = connected();
    List<TopicPartition> partitions = partitions(asked, group.topics());
    Map<TopicPartition, OffsetAndMetadata> done =
        get(asked.listConsumerGroupOffsets(group.name()).partitionsToOffsetAndMetadata());
    Map<TopicPartition, Long> ends = offsets(asked, partitions, OffsetSpec.latest());
    Map<TopicPartition, Long> begins = offsets(asked, partitions, OffsetSpec.earliest());
    Map<String, Long> lag = new HashMap<>();
    for (TopicPartition each : partitions) {
      OffsetAndMetadata at = done.get(each);
      long begin = begins.getOrDefault(each, 0L);
      long next = at == null ? begin : Math.max(begin, at.offset());
      lag.merge(each.topic(), Math.max(0, ends.getOrDefault(each, 0L) - next), Long::sum);
    }
    return lag;
  }

  private static List<TopicPartition> partitions(Admin admin, List<String> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    get(admin.describeTopics(topics).allTopicNames())
        .forEach((topic, description) ->
            description
                .partitions()
                .forEach(each -> partitions.add(new TopicPartition(topic, each.partition()))));
    return partitions;
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec where) {
    Map<TopicPartition, ListOffsetsResultInfo> found =
        get(
            admin
                .listOffsets(
                    partitions.stream().collect(Collectors.toMap(each -> each, _ -> where)))
                .all());
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  private static <T> T get(KafkaFuture<T> asked) {
    return KafkaAnswer.within(ANSWER, asked);
  }

  private synchronized Admin connected() {
    Admin connected = admin == null ? connect.get() : admin;
    admin = connected;
    return connected;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
