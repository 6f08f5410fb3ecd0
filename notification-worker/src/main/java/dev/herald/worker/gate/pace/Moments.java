package dev.herald.worker.gate.pace;

import dev.herald.notification.Priority;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Moments of a budget that this worker took and gave to nobody yet. Not safe for threads.
final class Moments {
  private static final long SPARED_MICROS = 10_000;

  private final Deque<Moment> free = new ArrayDeque<>();

  /// When one may leave.
  ///
  /// @param untilMicros what leaves later may be too near to what leaves at the moments to come
  /// @param priority for whom it was taken
  record Moment(long atMicros, long untilMicros, Priority priority) {

    /// What was taken for the more urgent is left to them until they missed it.
    private boolean suits(Priority other, long now) {
      return other.compareTo(priority) <= 0 || atMicros + SPARED_MICROS < now;
    }

    /// Half of its time is for the way from here to the channel.
    boolean isOver(long now) {
      return (atMicros + untilMicros) / 2 < now;
    }

    Instant until() {
      return Instant.EPOCH.plus(untilMicros, ChronoUnit.MICROS);
    }

    private Moment forAnybody() {
      return new Moment(atMicros, untilMicros, Priority.BULK);
    }
  }

  void add(Moment moment) {
    free.addLast(moment);
  }

  void giveBack(Moment moment) {
    free.addFirst(moment);
  }

  /// Whoever comes next may have it.
  void release(Moment moment) {
    free.addFirst(moment.forAnybody());
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
