package dev.herald.worker.replay;

import dev.herald.worker.topic.KafkaUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Reads a span from its beginning to its end, poll by poll. Belongs to one thread.
final class RangeReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private static final Duration SILENCE = Duration.ofSeconds(20);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Span.Part> parts = new HashMap<>();
  private long heard = System.nanoTime();

  RangeReader(Consumer<byte[], byte[]> consumer, String topic, Span span) {
    this.consumer = consumer;
    span.parts()
        .forEach((partition, part) -> {
          if (!part.isEmpty()) {
            parts.put(new TopicPartition(topic, partition), part);
          }
        });
    consumer.assign(parts.keySet());
    parts.forEach((partition, part) -> consumer.seek(partition, part.from()));
  }

  /// The next records; empty when none came in time, which is not yet the end.
  List<ConsumerRecord<byte[], byte[]>> next() {
    if (parts.isEmpty()) {
      return List.of();
    }
    ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
    mustNotBeSilent(polled.isEmpty());
    List<ConsumerRecord<byte[], byte[]>> within = new ArrayList<>(polled.count());
    for (ConsumerRecord<byte[], byte[]> each : polled) {
      Span.Part part = parts.get(new TopicPartition(each.topic(), each.partition()));
      if (part != null && each.offset() < part.to()) {
        within.add(each);
      }
    }
    return within;
  }

  /// Whoever waits for the end would wait for ever while Kafka is away.
  private void mustNotBeSilent(boolean silent) {
    long now = System.nanoTime();
    if (!silent) {
      heard = now;
    } else if (now - heard > SILENCE.toNanos() && !isAtEnd()) {
      throw new KafkaUnavailableException(
          new TimeoutException("nothing could be read for " + SILENCE));
    }
  }

  boolean isAtEnd() {
    return parts.entrySet().stream()
        .allMatch(each -> consumer.position(each.getKey()) >= each.getValue().to());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
