package dev.herald.worker.lanes;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits the frontiers: about each interval, one commit under way at a time. One that fails, as
/// it does in the middle of a rebalance, is made up for by the next. Belongs to the owner's thread.
final class Commits {
  private static final Logger log = LoggerFactory.getLogger(Commits.class);

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Trackers trackers;
  private final long intervalNanos;
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private boolean underWay;
  private long lastNanos;

  Commits(Consumer<byte[], byte[]> consumer, Trackers trackers, Duration interval, long nowNanos) {
    this.consumer = consumer;
    this.trackers = trackers;
    this.intervalNanos = interval.toNanos();
    this.lastNanos = nowNanos;
  }

  /// Commits when it is time to; to be called often.
  void tick(long nowNanos) {
    if (underWay || nowNanos - lastNanos < intervalNanos) {
      return;
    }
    lastNanos = nowNanos;
    Map<TopicPartition, OffsetAndMetadata> due = due(trackers.all());
    if (!due.isEmpty()) {
      underWay = true;
      consumer.commitAsync(due, (offsets, failure) -> ended(offsets, failure));
    }
  }

  private void ended(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
    underWay = false;
    if (failure == null) {
      remember(offsets);
    } else {
      log.atDebug().addKeyValue("why", failure.toString()).log("Not committed; the next one will");
    }
  }

  /// Commits what is over of these partitions, before they are given up.
  void now(Collection<PartitionTracker> of, Duration atMost) {
    Map<TopicPartition, OffsetAndMetadata> due = due(of);
    if (due.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(due, atMost);
      remember(due);
    } catch (KafkaException e) {
      log.atWarn()
          .addKeyValue("why", e.toString())
          .log("Not committed; who takes the partitions over looks at what was sent again");
    }
  }

  /// A partition is not this worker's any more, so what was committed of it is not known either.
  void forget(TopicPartition partition) {
    committed.remove(partition);
  }

  private Map<TopicPartition, OffsetAndMetadata> due(Collection<PartitionTracker> of) {
    Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    for (PartitionTracker tracker : of) {
      skipGap(tracker);
      long frontier = tracker.frontier();
      if (frontier >= 0 && committed.getOrDefault(tracker.partition(), -1L) != frontier) {
        due.put(tracker.partition(), new OffsetAndMetadata(frontier));
      }
    }
    return due;
  }

  /// With nothing open, what the consumer left behind without handing it out is behind it for good:
  /// the markers of transactions, and what was aborted.
  private void skipGap(PartitionTracker tracker) {
    if (tracker.lag() > 0) {
      return;
    }
    try {
      tracker.skipTo(consumer.position(tracker.partition(), AT_ONCE));
    } catch (TimeoutException _) {
      // Not known yet, so nothing was handed out either.
    }
  }

  private void remember(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
  }
}
