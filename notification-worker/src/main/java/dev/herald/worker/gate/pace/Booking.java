package dev.herald.worker.gate.pace;

import java.time.Clock;
import java.time.Instant;

/// What a delivery that goes now has taken of its limits. Belongs to one thread.
public final class Booking {
  private final Spent spent;
  private final Clock clock;
  private final Instant until;
  private int left;

  /// What the sends are entered in.
  interface Spent {
    void answered();

    void returned(int count);

    /// They were not sent, and their moments have passed.
    void lapsed(int count);
  }

  /// Makes one.
  ///
  /// @param until when the moments that it took have passed
  Booking(int count, Spent spent, Clock clock, Instant until) {
    this.left = count;
    this.spent = spent;
    this.clock = clock;
    this.until = until;
  }

  /// Whether it is still what its limits were asked for: many that leave late leave together.
  public boolean isFresh() {
    return !clock.instant().isAfter(until);
  }

  /// How many more may be sent.
  public int left() {
    return left;
  }

  /// One of them is over.
  public void answered() {
    left--;
    spent.answered();
  }

  /// Gives back what was not used. Doing so again changes nothing.
  public void close() {
    if (left > 0) {
      if (isFresh()) {
        spent.returned(left);
      } else {
        spent.lapsed(left);
      }
      left = 0;
    }
  }
}
