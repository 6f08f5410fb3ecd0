package dev.herald.worker.why;

import dev.herald.activity.ExactJson;
import dev.herald.notification.Headers;
import dev.herald.notification.Topics;
import dev.herald.worker.topic.KafkaUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds what was told of an event. All of it lies on one partition, since the event's id is the
/// key; it is searched backwards from where it must have ended, page by page, until the first
/// record of the event is found. Safe for any number of threads.
final class OutcomeTrail {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AFTER = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long PAGE = 20_000;

  private final Supplier<Consumer<byte[], byte[]>> consumers;

  OutcomeTrail(Supplier<Consumer<byte[], byte[]>> consumers) {
    this.consumers = consumers;
  }

  /// What was told, oldest first.
  ///
  /// @param ended when it ended, as far as the ledger knows; null when it does not
  List<JsonNode> of(String event, @Nullable Instant ended) {
    byte[] key = event.getBytes(StandardCharsets.UTF_8);
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      int count = consumer.partitionsFor(Topics.OUTCOMES).size();
      TopicPartition partition =
          new TopicPartition(Topics.OUTCOMES, Utils.toPositive(Utils.murmur2(key)) % count);
      consumer.assign(List.of(partition));
      return new Search(consumer, partition, event).run(ended);
    }
  }

  private record Search(Consumer<byte[], byte[]> consumer, TopicPartition partition, String event) {

    private List<JsonNode> run(@Nullable Instant ended) {
      long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long to = end(ended);
      List<JsonNode> found = new ArrayList<>();
      while (to > first && found.stream().noneMatch(Search::isFirst)) {
        long from = Math.max(first, to - PAGE);
        found.addAll(page(from, to));
        to = from;
      }
      Collections.reverse(found);
      return found;
    }

    /// The plan step tells of the whole event first.
    private static boolean isFirst(JsonNode outcome) {
      return !outcome.has("delivery");
    }

    private long end(@Nullable Instant ended) {
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      if (ended == null) {
        return end;
      }
      @Nullable OffsetAndTimestamp behind =
          consumer
              .offsetsForTimes(Map.of(partition, ended.plus(AFTER).toEpochMilli()))
              .get(partition);
      return behind == null ? end : behind.offset();
    }

    /// What a record says, with the record that it tells of and what was tried.
    private static JsonNode read(ConsumerRecord<byte[], byte[]> source) {
      JsonNode json = ExactJson.mapper().readTree(source.value());
      if (json instanceof ObjectNode outcome && has(source, Headers.DEAD_TOPIC)) {
        outcome.put(
            "of",
            "%s-%s@%s"
                .formatted(
                    header(source, Headers.DEAD_TOPIC),
                    header(source, Headers.DEAD_PARTITION),
                    header(source, Headers.DEAD_OFFSET)));
        if (has(source, Headers.ATTEMPTS)) {
          outcome.set("attempts", ExactJson.mapper().readTree(header(source, Headers.ATTEMPTS)));
        }
      }
      return json;
    }

    private boolean isOfEvent(ConsumerRecord<byte[], byte[]> source) {
      return source.key() != null && event.equals(new String(source.key(), StandardCharsets.UTF_8));
    }

    private static boolean has(ConsumerRecord<?, ?> source, String name) {
      return source.headers().lastHeader(name) != null;
    }

    private static String header(ConsumerRecord<?, ?> source, String name) {
      Header header = source.headers().lastHeader(name);
      return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /// Those of the event between two offsets, newest first.
    private List<JsonNode> page(long from, long to) {
      List<JsonNode> found = new ArrayList<>();
      consumer.seek(partition, from);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition) < to) {
        if (System.nanoTime() > deadline) {
          throw new KafkaUnavailableException(
              new TimeoutException("the outcomes cannot be read; nothing came for " + PATIENCE));
        }
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          if (each.offset() < to && isOfEvent(each)) {
            found.add(read(each));
          }
        }
      }
      Collections.reverse(found);
      return found;
    }
  }
}
