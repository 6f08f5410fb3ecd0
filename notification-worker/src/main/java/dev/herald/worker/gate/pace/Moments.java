package dev.herald.worker.gate.pace;

import dev.herald.notification.Priority;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Moments of a budget that this worker took and gave to nobody yet. Not safe for threads.
final class Moments {
  private static final long SPARED_MICROS = 10_000;
  private static final long LATE_MICROS = 30_000;

  private final Deque<Moment> free = new ArrayDeque<>();

  /// When one may leave.
  ///
  /// @param priority for whom it was taken
  record Moment(long atMicros, Priority priority) {

    /// What was taken for the more urgent is left to them until they missed it.
    private boolean suits(Priority other, long now) {
      return other.compareTo(priority) <= 0 || atMicros + SPARED_MICROS < now;
    }

    boolean isOver(long now) {
      return atMicros + LATE_MICROS < now;
    }
  }

  void add(Moment moment) {
    free.addLast(moment);
  }

  void giveBack(Moment moment) {
    free.addFirst(moment);
  }

  void dropOld(long now) {
    free.removeIf(moment -> moment.isOver(now));
  }

  boolean isEmpty() {
    return free.isEmpty();
  }

  /// Takes as many as are wanted, or none.
  ///
  /// @return the first; null when there are too few
  @Nullable Moment take(Priority priority, int count, long now) {
    if (suiting(priority, now) < count) {
      return null;
    }
    Moment first = null;
    Iterator<Moment> all = free.iterator();
    for (int taken = 0; taken < count; ) {
      Moment moment = all.next();
      if (moment.suits(priority, now)) {
        all.remove();
        taken++;
        first = first == null ? moment : first;
      }
    }
    return first;
  }

  private int suiting(Priority priority, long now) {
    int suiting = 0;
    for (Moment moment : free) {
      suiting += moment.suits(priority, now) ? 1 : 0;
    }
    return suiting;
  }
}
