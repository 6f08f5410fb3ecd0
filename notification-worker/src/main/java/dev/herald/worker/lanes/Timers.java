package dev.herald.worker.lanes;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The lanes that wait for a time: an entry each, no thread. Belongs to the owner's thread.
final class Timers {
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private int set;

  private static final class Timer implements Comparable<Timer> {
    private final long dueNanos;
    private final Lane lane;

    private Timer(long dueNanos, Lane lane) {
      this.dueNanos = dueNanos;
      this.lane = lane;
    }

    @Override
    public int compareTo(Timer other) {
      return Long.signum(dueNanos - other.dueNanos);
    }
  }

  void set(Lane lane, long dueNanos) {
    if (lane.timer instanceof Timer known && known.dueNanos == dueNanos) {
      return;
    }
    clear(lane);
    Timer timer = new Timer(dueNanos, lane);
    lane.timer = timer;
    timers.add(timer);
    set++;
  }

  void clear(Lane lane) {
    if (lane.timer != null) {
      lane.timer = null;
      set--;
    }
  }

  /// The next lane whose time has come; null when there is none.
  @Nullable Lane due(long nowNanos) {
    for (Timer first = timers.peek();
        first != null && (isVoid(first) || first.dueNanos - nowNanos <= 0);
        first = timers.peek()) {
      timers.remove();
      if (!isVoid(first)) {
        clear(first.lane);
        return first.lane;
      }
    }
    return null;
  }

  /// How long until the next one is due; `most` when there is none before.
  long untilNext(long nowNanos, long most) {
    Timer first = timers.peek();
    return first == null ? most : Math.clamp(first.dueNanos - nowNanos, 0, most);
  }

  /// How many lanes wait.
  int size() {
    return set;
  }

  private static boolean isVoid(Timer timer) {
    return timer.lane.timer != timer;
  }
}
