package dev.herald.worker.why;

import dev.herald.worker.topic.KafkaUnavailableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Reads what was told of an event between two offsets. Belongs to the thread of the consumer.
///
/// @param consumer reads `partition` and nothing else
/// @param choice which of the event's records are meant
record PageReader(
    Consumer<byte[], byte[]> consumer,
    TopicPartition partition,
    ByteBuffer key,
    TrailRecord.Choice choice) {
  /// More than that nobody reads.
  static final int MOST = 1_000;

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Reads.
  ///
  /// @throws KafkaUnavailableException when nothing comes
  Page read(long from, long to) {
    ArrayDeque<ConsumerRecord<byte[], byte[]>> found = new ArrayDeque<>();
    @Nullable Instant since = null;
    boolean cut = false;
    consumer.seek(partition, from);
    long heard = System.nanoTime();
    while (consumer.position(partition) < to) {
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
      heard = mustBeHeard(polled.isEmpty(), heard);
      for (ConsumerRecord<byte[], byte[]> each : polled) {
        since = since == null ? time(each) : since;
        if (each.offset() < to && isOfEvent(each) && choice.takes(each)) {
          found.add(each);
        }
      }
      while (found.size() > MOST) {
        found.removeFirst();
        since = time(found.getFirst());
        cut = true;
      }
    }
    return new Page(found.stream().map(TrailRecord::read).toList(), since, cut);
  }

  /// The first offset that there is.
  long begin() {
    return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
  }

  /// The offset behind the last record.
  long end() {
    return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
  }

  /// The offset of the first record from then on.
  long behind(Instant time) {
    @Nullable OffsetAndTimestamp behind =
        consumer.offsetsForTimes(Map.of(partition, time.toEpochMilli())).get(partition);
    return behind == null ? end() : behind.offset();
  }

  private static Instant time(ConsumerRecord<?, ?> source) {
    return Instant.ofEpochMilli(source.timestamp());
  }

  private boolean isOfEvent(ConsumerRecord<byte[], byte[]> source) {
    return source.key() != null && key.equals(ByteBuffer.wrap(source.key()));
  }

  private static long mustBeHeard(boolean silent, long heard) {
    long now = System.nanoTime();
    if (silent && now - heard > PATIENCE.toNanos()) {
      throw new KafkaUnavailableException(
          new TimeoutException("the outcomes cannot be read; nothing came for " + PATIENCE));
    }
    return silent ? heard : now;
  }
}
