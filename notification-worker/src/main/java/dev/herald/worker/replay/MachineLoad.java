package dev.herald.worker.replay;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/// Whether the processors of this machine, or of its container, are used up. Looked at once a
/// second: what a moment says is noise. The first look of a replay is at all the time before it,
/// and who else asks the machine, like a scrape of its metrics, shortens the time that the next
/// look is at. Safe for any number of threads.
public final class MachineLoad implements BooleanSupplier {
  private static final double USED_UP = 0.85;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final DoubleSupplier load;
  private final LongSupplier nanos;
  private long lookedAt;
  private boolean usedUp;

  /// Makes one.
  ///
  /// @param load the part of the processors that was busy since it was asked before, 0 to 1;
  ///   negative when nobody knows
  public MachineLoad(DoubleSupplier load, LongSupplier nanos) {
    this.load = load;
    this.nanos = nanos;
    this.lookedAt = nanos.getAsLong();
  }

  @Override
  public synchronized boolean getAsBoolean() {
    long now = nanos.getAsLong();
    if (now - lookedAt >= SECOND) {
      lookedAt = now;
      usedUp = load.getAsDouble() >= USED_UP;
    }
    return usedUp;
  }
}
