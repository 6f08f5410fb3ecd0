package dev.herald.worker.why;

import dev.herald.worker.topic.KafkaUnavailableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One search for what was told of an event: backwards through its partition, page by page. Belongs
/// to the thread of the consumer.
///
/// @param consumer reads `partition` and nothing else
/// @param choice which of the event's records are meant
record TrailSearch(
    Consumer<byte[], byte[]> consumer,
    TopicPartition partition,
    ByteBuffer key,
    TrailRecord.Choice choice) {
  private static final Duration POLL = Duration.ofMillis(500);

  /// An end is told right after the ledger has it, to the second; or later, when Kafka was away.
  private static final Duration RIGHT_AFTER = Duration.ofSeconds(3);

  private static final Duration AFTER = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Set<String> UNDER_WAY = Set.of("accepted", "deferred");
  private static final int MOST = 1_000;
  private static final long FIRST_PAGE = 20_000;
  private static final long LARGEST_PAGE = 320_000;

  /// Searches.
  ///
  /// @param ended when the ledger says that it ended; null when it does not
  OutcomeTrail.Trail run(@Nullable Instant ended) {
    if (ended == null) {
      return back(end());
    }
    OutcomeTrail.Trail near = back(behind(ended.plus(RIGHT_AFTER)));
    return hasEnd(near) ? near : back(behind(ended.plus(AFTER)));
  }

  private static boolean hasEnd(OutcomeTrail.Trail found) {
    return found.told().stream()
        .anyMatch(
            each -> each.has("delivery") && !UNDER_WAY.contains(each.path("outcome").asString("")));
  }

  private OutcomeTrail.Trail back(long from) {
    long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    ArrayDeque<JsonNode> found = new ArrayDeque<>();
    long to = from;
    long size = FIRST_PAGE;
    @Nullable Instant since = null;
    while (to > begin && !isWhole(found)) {
      if (System.nanoTime() > deadline || found.size() >= MOST) {
        return new OutcomeTrail.Trail(List.copyOf(found), since);
      }
      Page page = page(Math.max(begin, to - size), to);
      page.found().reversed().forEach(found::addFirst);
      since = page.since();
      if (page.cut()) {
        return new OutcomeTrail.Trail(List.copyOf(found), since);
      }
      to -= size;
      size = Math.min(2 * size, LARGEST_PAGE);
    }
    return new OutcomeTrail.Trail(List.copyOf(found), null);
  }

  /// The plan step tells of the whole event first.
  private static boolean isWhole(Collection<JsonNode> found) {
    return found.stream().anyMatch(each -> !each.has("delivery"));
  }

  private long end() {
    return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
  }

  /// The first record from then on.
  private long behind(Instant time) {
    @Nullable OffsetAndTimestamp behind =
        consumer.offsetsForTimes(Map.of(partition, time.toEpochMilli())).get(partition);
    return behind == null ? end() : behind.offset();
  }

  /// What was found between two offsets, oldest first; of very much the newest.
  ///
  /// @param since the time from which on everything is in it; null when nothing lies there
  /// @param cut whether what is older was left out
  private record Page(List<JsonNode> found, @Nullable Instant since, boolean cut) {}

  private Page page(long from, long to) {
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
