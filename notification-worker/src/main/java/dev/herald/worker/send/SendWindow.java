package dev.herald.worker.send;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// The time in which a claim lets this worker send: a request that begins in it is over before the
/// lease is. A process that was stalled, or whose partition was taken away, finds it closed, and
/// whoever took over sends instead. Belongs to the thread of the step.
final class SendWindow {
  private final BooleanSupplier held;
  private final long openNanos;
  private final LongSupplier nanos;
  private long openedAt;
  private boolean lost;

  /// Opens a window; before the ledger is asked, so that the lease begins no sooner.
  ///
  /// @param held whether the delivery is still this worker's to send
  /// @param open how long a lease is, less the deadline of a request
  /// @param nanos a monotonic clock
  SendWindow(BooleanSupplier held, Duration open, LongSupplier nanos) {
    this.held = held;
    this.openNanos = open.toNanos();
    this.nanos = nanos;
    this.openedAt = nanos.getAsLong();
  }

  boolean isOpen() {
    return !lost && held.getAsBoolean() && nanos.getAsLong() - openedAt < openNanos;
  }

  /// How long ago it was opened.
  Duration age() {
    return Duration.ofNanos(nanos.getAsLong() - openedAt);
  }

  /// Runs what renews the lease, and stays open as long from where that began.
  ///
  /// @param renewal false when somebody else has the delivery: then it closes for good
  void renewing(BooleanSupplier renewal) {
    long asked = nanos.getAsLong();
    lost |= !renewal.getAsBoolean();
    openedAt = asked;
  }
}
