package dev.herald.fault;

import dev.herald.fault.record.Planned;
import dev.herald.fault.stage.Stage;
import dev.herald.notification.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// A consumer group, as Kafka knows it.
record Group(Stage stage, String name) {

  int members() {
    try (Admin admin = stage.broker().admin()) {
      return Objects.requireNonNull(
              admin.describeConsumerGroups(List.of(name)).describedGroups().get(name), name)
          .get()
          .members()
          .size();
    } catch (ExecutionException e) {
      throw new IllegalStateException("group " + name + " is not described", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Offsets from which it will go on, of partitions that have any.
  Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> committed = new HashMap<>();
    try (Admin admin = stage.broker().admin()) {
      for (Map.Entry<TopicPartition, OffsetAndMetadata> each :
          admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get().entrySet()) {
        committed.put(each.getKey(), each.getValue().offset());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("no offsets of group " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return committed;
  }

  /// Where it has to go on, of partitions that hold something that has not ended.
  static Map<TopicPartition, Long> unfinished(List<Planned> planned, Set<String> ended) {
    Map<TopicPartition, Long> first = new HashMap<>();
    planned.stream()
        .filter(each -> !ended.contains(each.event()))
        .forEach(each ->
            first.merge(
                new TopicPartition(Topics.deliveries(each.priority()), each.partition()),
                each.offset(),
                Math::min));
    return first;
  }
}
