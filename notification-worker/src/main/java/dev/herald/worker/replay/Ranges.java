package dev.herald.worker.replay;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Finds and reads ranges of topics, with a consumer of its own that belongs to no group: looking
/// at a range moves nothing. Safe for any number of threads.
final class Ranges {
  private final Supplier<Consumer<byte[], byte[]>> consumers;

  Ranges(Supplier<Consumer<byte[], byte[]>> consumers) {
    this.consumers = consumers;
  }

  /// The records of a topic whose time lies between two moments.
  ///
  /// @param to excluded
  /// @throws IllegalArgumentException when there is no such topic
  Span between(String topic, Instant from, Instant to) {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, @Nullable OffsetAndTimestamp> firsts = at(consumer, partitions, from);
      Map<TopicPartition, @Nullable OffsetAndTimestamp> lasts = at(consumer, partitions, to);
      Map<Integer, Span.Part> parts = new HashMap<>();
      for (TopicPartition partition : partitions) {
        long end = ends.getOrDefault(partition, 0L);
        long first = offset(firsts.get(partition), end);
        parts.put(partition.partition(), new Span.Part(first, offset(lasts.get(partition), end)));
      }
      return new Span(parts);
    }
  }

  /// Whether a topic still holds that offset.
  boolean holds(String topic, int partition, long offset) {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      TopicPartition at = new TopicPartition(topic, partition);
      List<TopicPartition> known = partitions(consumer, topic);
      return known.contains(at)
          && offset >= consumer.beginningOffsets(List.of(at)).getOrDefault(at, 0L)
          && offset < consumer.endOffsets(List.of(at)).getOrDefault(at, 0L);
    }
  }

  /// Opens a reader of a span.
  RangeReader open(String topic, Span span) {
    return new RangeReader(consumers.get(), topic, span);
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalArgumentException("there is no topic " + topic);
    }
    return partitions;
  }

  private static Map<TopicPartition, @Nullable OffsetAndTimestamp> at(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Instant time) {
    Map<TopicPartition, Long> question = new HashMap<>();
    partitions.forEach(partition -> question.put(partition, time.toEpochMilli()));
    return new HashMap<>(consumer.offsetsForTimes(question));
  }

  private static long offset(@Nullable OffsetAndTimestamp found, long otherwise) {
    return found == null ? otherwise : found.offset();
  }
}
