package dev.herald.worker.lanes;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What became of the records of one partition during one assignment.
///
/// - There is a new object for every assignment, so whoever still works on records of an earlier
///   one holds the earlier object and cannot touch this one.
/// - The frontier is the offset below which everything received is over. It never goes back.
/// - Nothing is concluded from offsets that were never received: transaction markers and compacted
///   records leave gaps.
/// - What is over costs no memory, however many such records lie behind one that is not.
///
/// Belongs to the owner's thread, but for [#isHeld].
final class PartitionTracker {
  private static final long UNKNOWN = -1;

  private final TopicPartition partition;
  private final Bound lagBound;
  private volatile boolean held = true;
  private @Nullable Tracked first;
  private @Nullable Tracked last;
  private long arrivals;
  private long next = UNKNOWN;
  private long standingSince;
  private int running;
  private int deepLanes;

  /// Begins an assignment.
  ///
  /// @param mostLag from which lag on it counts as lagging
  PartitionTracker(TopicPartition partition, long mostLag) {
    this.partition = partition;
    this.lagBound = new Bound(mostLag);
  }

  TopicPartition partition() {
    return partition;
  }

  /// Takes note of a record.
  ///
  /// @param timestampMs that of the record, in milliseconds since 1970
  /// @return what it is completed by
  Tracked track(long offset, long timestampMs, long nowNanos) {
    if (offset < next) {
      throw new IllegalArgumentException(partition + " went back to " + offset + " from " + next);
    }
    Tracked record = new Tracked(arrivals++, offset, timestampMs);
    if (first == null) {
      first = record;
      standingSince = nowNanos;
    } else {
      record.follow(last);
    }
    last = record;
    next = offset + 1;
    return record;
  }

  /// A record is over; more than once changes nothing.
  void complete(Tracked record, long nowNanos) {
    if (record.isOver()) {
      return;
    }
    if (record == first) {
      first = record.after();
      standingSince = nowNanos;
    }
    if (record == last) {
      last = record.before();
    }
    record.end();
  }

  /// The next offset that a successor has to read; negative while nothing is known.
  long frontier() {
    return first == null ? next : first.offset;
  }

  /// Whether an offset was received, or lies below one that was.
  boolean hasPassed(long offset) {
    return offset < next;
  }

  /// Nothing came from here up to that offset, and nothing will.
  void skipTo(long offset) {
    next = Math.max(next, offset);
  }

  /// How many records a successor would read again, those that are over included.
  long lag() {
    return first == null ? 0 : arrivals - first.number;
  }

  /// Whether that is too many.
  boolean isLagging() {
    return lagBound.exceededBy(lag());
  }

  /// How long the frontier has not moved while there is something behind it.
  long standingNanos(long nowNanos) {
    return first == null ? 0 : nowNanos - standingSince;
  }

  /// The timestamp of the first record that is not over, in milliseconds since 1970; as late as can
  /// be when there is none.
  long oldestMs() {
    return first == null ? Long.MAX_VALUE : first.timestampMs;
  }

  /// Whether its records still belong to this worker. Any thread may ask.
  boolean isHeld() {
    return held;
  }

  void release() {
    held = false;
  }

  void began() {
    running++;
  }

  void ended() {
    running--;
  }

  int running() {
    return running;
  }

  void laneTooDeep(boolean deep) {
    deepLanes += deep ? 1 : -1;
  }

  int deepLanes() {
    return deepLanes;
  }
}
