package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/// A record in its lane, from its arrival until it is over or dropped.
final class Entry {
  final ConsumerRecord<byte[], byte[]> source;
  final Priority priority;
  final PartitionTracker tracker;
  final Tracked tracked;
  // Written by the steps, which follow each other.
  @Nullable LaneJob job;
  // When its next step is due; belongs to the owner's thread.
  long dueNanos;
  boolean waits;
  // What a ring while it was stepped, or while it waits for one, brought its next step forward to.
  private boolean rang;
  private boolean hears;
  private long rangNanos;

  Entry(
      ConsumerRecord<byte[], byte[]> source,
      Priority priority,
      PartitionTracker tracker,
      Tracked tracked) {
    this.source = source;
    this.priority = priority;
    this.tracker = tracker;
    this.tracked = tracked;
  }

  /// Says in a log which record it is.
  LoggingEventBuilder at(LoggingEventBuilder line) {
    return line.addKeyValue("topic", source.topic())
        .addKeyValue("partition", source.partition())
        .addKeyValue("offset", source.offset());
  }

  int bytes() {
    return Math.max(0, source.serializedKeySize()) + Math.max(0, source.serializedValueSize());
  }

  boolean isDue(long nowNanos) {
    return !waits || nowNanos - dueNanos >= 0;
  }

  void waitFor(Duration pause, long nowNanos) {
    hears = false;
    waits = pause.isPositive();
    dueNanos = nowNanos + pause.toNanos();
  }

  void waitForBell(Duration most, long nowNanos) {
    waitFor(most, nowNanos);
    hears = true;
    if (rang) {
      bringForward();
    }
  }

  /// A step begins: what rang before is known to it.
  void began() {
    rang = false;
  }

  /// Its bell rang, for a step at that time.
  void rings(long atNanos) {
    rangNanos = rang && rangNanos - atNanos < 0 ? rangNanos : atNanos;
    rang = true;
    if (hears) {
      bringForward();
    }
  }

  private void bringForward() {
    dueNanos = dueNanos - rangNanos < 0 ? dueNanos : rangNanos;
  }
}
