package dev.herald.worker.lanes;

import org.apache.kafka.common.TopicPartition;

/// What became of the records of one partition during one assignment.
///
/// - There is a new object for every assignment, so whoever still works on records of an earlier
///   one holds the earlier object and cannot touch this one.
/// - The frontier is the offset below which everything received is over. It never goes back.
/// - Nothing is concluded from offsets that were never received: transaction markers and compacted
///   records leave gaps.
///
/// Belongs to the owner's thread, but for [#isHeld].
final class PartitionTracker {
  private static final int SMALLEST = 64;
  private static final int LARGEST_KEPT = 4096;
  private static final long UNKNOWN = -1;

  private final TopicPartition partition;
  private final Bound lagBound;
  private volatile boolean held = true;
  // A ring of the offsets received and not yet below the frontier; one that is over is negative.
  private long[] ring = new long[SMALLEST];
  private long[] times = new long[SMALLEST];
  private long head;
  private long tail;
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
  /// @return its number in this assignment, by which it is completed
  long track(long offset, long timestampMs, long nowNanos) {
    if (offset < next) {
      throw new IllegalArgumentException(partition + " went back to " + offset + " from " + next);
    }
    if (tail - head == ring.length) {
      resize(ring.length * 2);
    }
    if (head == tail) {
      standingSince = nowNanos;
    }
    ring[slot(tail)] = offset;
    times[slot(tail)] = timestampMs;
    next = offset + 1;
    return tail++;
  }

  /// A record is over; more than once changes nothing.
  void complete(long number, long nowNanos) {
    int slot = slot(number);
    if (number < head || ring[slot] < 0) {
      return;
    }
    ring[slot] = ~ring[slot];
    if (number == head) {
      advance();
      standingSince = nowNanos;
    }
  }

  private void advance() {
    while (head < tail && ring[slot(head)] < 0) {
      head++;
    }
    if (head == tail && ring.length > LARGEST_KEPT) {
      ring = new long[SMALLEST];
      times = new long[SMALLEST];
    }
  }

  /// The next offset that a successor has to read; negative while nothing is known.
  long frontier() {
    return head == tail ? next : ring[slot(head)];
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
    return tail - head;
  }

  /// Whether that is too many.
  boolean isLagging() {
    return lagBound.exceededBy(lag());
  }

  /// How long the frontier has not moved while there is something behind it.
  long standingNanos(long nowNanos) {
    return head == tail ? 0 : nowNanos - standingSince;
  }

  /// The timestamp of the first record that is not over, in milliseconds since 1970; as late as can
  /// be when there is none.
  long oldestMs() {
    return head == tail ? Long.MAX_VALUE : times[slot(head)];
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

  private int slot(long number) {
    return (int) (number & (ring.length - 1));
  }

  private void resize(int length) {
    long[] larger = new long[length];
    long[] longer = new long[length];
    for (long number = head; number < tail; number++) {
      int slot = (int) (number & (length - 1));
      larger[slot] = ring[slot(number)];
      longer[slot] = times[slot(number)];
    }
    ring = larger;
    times = longer;
  }
}
