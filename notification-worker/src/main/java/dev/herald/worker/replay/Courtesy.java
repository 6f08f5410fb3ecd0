package dev.herald.worker.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Has whoever reads a range let deliveries go first: while some are under way on this worker, the
/// reader rests three times as long as it computed. A range of a million records would otherwise
/// take a core from them for half a minute. Belongs to one thread, which it blocks.
final class Courtesy {
  private static final int REST = 3;
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
    long due = Math.clamp((now - rested) * REST, 0, LONGEST);
    rested = now;
    long until = System.nanoTime() + due;
    while (traffic.isUnderWay() && !Thread.currentThread().isInterrupted()) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        return;
      }
      LockSupport.parkNanos(left);
    }
  }
}
