package dev.herald.worker.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Has whoever reads a range let deliveries go first: while some are under way on this worker, the
/// reader rests three times as long as it computed, and nine times where it would take the
/// processor from them. A range of a million records would otherwise keep a core for half a minute.
/// Belongs to one thread, which it blocks.
final class Courtesy {
  private static final long LONGEST = 1_000_000_000L;

  private final LiveTraffic traffic;
  private final LongSupplier cpuTime;
  private long rested;

  /// Makes one.
  ///
  /// @param cpuTime what the calling thread has computed so far, in nanoseconds
  Courtesy(LiveTraffic traffic, LongSupplier cpuTime) {
    this.traffic = traffic;
    this.cpuTime = cpuTime;
    this.rested = cpuTime.getAsLong();
  }

  /// Rests for what was computed since the last time.
  void rest() {
    long now = cpuTime.getAsLong();
    long worked = now - rested;
    rested = now;
    long began = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      long due = Math.min(worked * times(traffic.demand()), LONGEST);
      long left = due - (System.nanoTime() - began);
      if (left <= 0) {
        return;
      }
      LockSupport.parkNanos(left);
    }
  }

  private static int times(LiveTraffic.Demand demand) {
    return switch (demand) {
      case NOTHING -> 0;
      case SOME -> 3;
      case EVERYTHING -> 9;
    };
  }
}
