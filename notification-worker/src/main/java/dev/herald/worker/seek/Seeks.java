package dev.herald.worker.seek;

import dev.herald.worker.control.ControlTopic;
import dev.herald.worker.control.Holds;
import dev.herald.worker.topic.KafkaAnswer;
import dev.herald.worker.topic.KafkaUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// Moves all workers in a topic: they leave the group, its offsets are moved, they come back. What
/// the ledger knows as sent is not sent again. Safe for any number of threads.
public final class Seeks {
  private static final Duration HOLD = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Supplier<Admin> admins;
  private final ControlTopic topic;
  private final Holds holds;

  Seeks(Supplier<Admin> admins, ControlTopic topic, Holds holds) {
    this.admins = admins;
    this.topic = topic;
    this.holds = holds;
  }

  /// Moves; returns when it is done and the workers come back.
  ///
  /// @param what `notifications` or `deliveries`
  /// @param to `earliest`, `latest` or a time
  /// @return where to, by partition
  /// @throws IllegalArgumentException when one of them is neither
  /// @throws IllegalStateException when a worker did not leave the group in time; nothing was moved
  public Map<TopicPartition, Long> seek(String what, String to) {
    Group group = Group.reading(what);
    Destination destination = Destination.parse(to);
    holds.hold(topic, group.name(), HOLD);
    try (Admin admin = admins.get()) {
      awaitEmpty(admin, group);
      Map<TopicPartition, Long> offsets = offsets(admin, group, destination);
      Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
      offsets.forEach((partition, offset) -> moved.put(partition, new OffsetAndMetadata(offset)));
      get(admin.alterConsumerGroupOffsets(group.name(), moved).all());
      return offsets;
    } finally {
      holds.release(topic, group.name());
    }
  }

  private static void awaitEmpty(Admin admin, Group group) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isEmpty(admin, group.name())) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException(
            "a worker is still in the group " + group.name() + "; nothing was moved");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private static boolean isEmpty(Admin admin, String group) {
    try {
      return get(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
          .allMatch(each -> each.members().isEmpty());
    } catch (KafkaUnavailableException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return true;
      }
      throw e;
    }
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Group group, Destination destination) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    get(admin.describeTopics(group.topics()).allTopicNames())
        .forEach((name, description) ->
            description
                .partitions()
                .forEach(each ->
                    asked.put(new TopicPartition(name, each.partition()), destination.offsets())));
    Map<TopicPartition, Long> found = new HashMap<>();
    Map<TopicPartition, OffsetSpec> behind = new HashMap<>();
    get(admin.listOffsets(asked).all())
        .forEach((partition, at) -> found.put(partition, at.offset()));
    // Nothing is as late as that: behind the last record.
    found.forEach((partition, offset) -> {
      if (offset < 0) {
        behind.put(partition, OffsetSpec.latest());
      }
    });
    Map<TopicPartition, ListOffsetsResultInfo> ends = get(admin.listOffsets(behind).all());
    ends.forEach((partition, at) -> found.put(partition, at.offset()));
    return found;
  }

  private static <T> T get(KafkaFuture<T> asked) {
    return KafkaAnswer.within(ANSWER, asked);
  }
}
