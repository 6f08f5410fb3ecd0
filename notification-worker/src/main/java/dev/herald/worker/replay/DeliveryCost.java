package dev.herald.worker.replay;

import java.time.Duration;
import java.util.function.LongSupplier;

/// What a delivery costs this worker, all included: the processor time of its process by the
/// deliveries that ended meanwhile. Looked at again once some have. Safe for any number of threads.
public final class DeliveryCost {
  private static final int ENOUGH = 50;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final LongSupplier cpuTime;
  private final LongSupplier deliveries;
  private final LongSupplier nanos;
  private long lookedAt;
  private long cpuBefore;
  private long deliveriesBefore;
  private long each;

  /// Makes one.
  ///
  /// @param cpuTime what the process has computed so far, in nanoseconds
  /// @param deliveries how many have ended so far
  public DeliveryCost(LongSupplier cpuTime, LongSupplier deliveries, LongSupplier nanos) {
    this.cpuTime = cpuTime;
    this.deliveries = deliveries;
    this.nanos = nanos;
    begin(nanos.getAsLong());
  }

  /// In nanoseconds; 0 while nobody knows.
  synchronized long nanos() {
    long now = nanos.getAsLong();
    if (now - lookedAt >= SECOND) {
      look(now);
    }
    return each;
  }

  private void look(long now) {
    long ended = deliveries.getAsLong() - deliveriesBefore;
    if (ended >= ENOUGH) {
      each = (cpuTime.getAsLong() - cpuBefore) / ended;
      begin(now);
    }
  }

  private void begin(long now) {
    lookedAt = now;
    cpuBefore = cpuTime.getAsLong();
    deliveriesBefore = deliveries.getAsLong();
  }
}
