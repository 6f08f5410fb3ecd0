package dev.herald.worker.gate.clearance;

import dev.herald.worker.gate.breaker.Signal;
import dev.herald.worker.gate.breaker.Trial;
import dev.herald.worker.gate.pace.Booking;
import dev.herald.worker.gate.pace.Pace;
import dev.herald.worker.gate.scope.Passage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Leave to send the activities of one delivery, and where to say what came of each. Belongs to one
/// thread.
public final class Permit implements AutoCloseable {
  private final Passage passage;
  private final Pace pace;
  private final Booking booking;
  private final Trial trial;

  Permit(Passage passage, Pace pace, Booking booking, Trial trial) {
    this.passage = passage;
    this.pace = pace;
    this.booking = booking;
    this.trial = trial;
  }

  boolean isFor(Passage other) {
    return passage.equals(other);
  }

  /// Whether one more activity may be sent. A delivery of more than its limits hold at once needs
  /// more than one permit.
  public boolean hasRoom() {
    return booking.left() > 0;
  }

  /// Whether it was given just now. What leaves long after it leaves together with what was let
  /// through since, and so above the limits.
  public boolean isFresh() {
    return booking.isFresh();
  }

  /// Waits until it is as if given just now, if it is not: for a second at most, and for Redis.
  ///
  /// @return false when that takes longer
  public boolean catchMoment() {
    return booking.catchMoment();
  }

  /// A request leaves now.
  ///
  /// @return false when it must not, since too many that were held up just left
  public boolean departs() {
    return booking.departs();
  }

  /// A request is over.
  public void answered(Signal signal) {
    booking.answered();
    trial.report(signal);
  }

  /// A request is over: the channel said that it was too much.
  ///
  /// @param retryAfter what it asked for; null for nothing
  public void throttled(@Nullable Duration retryAfter) {
    booking.answered();
    trial.report(Signal.NOTHING);
    pace.throttled(passage, retryAfter);
  }

  /// Whether a failure says nothing about the message, because more than its conversation is out.
  public boolean isOutage() {
    return trial.isOutage();
  }

  /// Gives back what was not used. Doing so again changes nothing.
  @Override
  public void close() {
    booking.close();
    trial.close();
  }
}
