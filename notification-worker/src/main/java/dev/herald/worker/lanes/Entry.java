package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record in its lane, from its arrival until it is over or dropped.
final class Entry {
  final ConsumerRecord<byte[], byte[]> source;
  final Priority priority;
  final PartitionTracker tracker;
  final long number;
  // Written by the steps, which follow each other.
  @Nullable LaneJob job;
  // When its next step is due; belongs to the owner's thread.
  long dueNanos;
  boolean waits;

  Entry(
      ConsumerRecord<byte[], byte[]> source,
      Priority priority,
      PartitionTracker tracker,
      long number) {
    this.source = source;
    this.priority = priority;
    this.tracker = tracker;
    this.number = number;
  }

  int bytes() {
    return Math.max(0, source.serializedKeySize()) + Math.max(0, source.serializedValueSize());
  }

  boolean isDue(long nowNanos) {
    return !waits || nowNanos - dueNanos >= 0;
  }

  void waitFor(Duration pause, long nowNanos) {
    waits = pause.isPositive();
    dueNanos = nowNanos + pause.toNanos();
  }
}
