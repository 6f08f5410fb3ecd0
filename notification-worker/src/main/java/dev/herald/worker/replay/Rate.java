package dev.herald.worker.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Lets so many through a second, evenly: what was not let through in time is not made up for, but
/// for a tenth of a second. A burst would make what else is sent wait. Belongs to one thread, which
/// it blocks.
final class Rate {
  private static final long SECOND = 1_000_000_000L;
  private static final long MADE_UP = SECOND / 10;

  private final LongSupplier nanoTime;
  private long next;

  Rate(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong();
  }

  /// Waits for the next turn.
  ///
  /// @param perSecond may differ from call to call; 0 never waits
  void take(int perSecond) {
    if (perSecond <= 0) {
      return;
    }
    long now = nanoTime.getAsLong();
    next = Math.max(next, now - MADE_UP) + SECOND / perSecond;
    while (nanoTime.getAsLong() < next && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(next - nanoTime.getAsLong());
    }
  }
}
