package dev.herald.worker.gate.pace;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// What a delivery that goes now has taken of its limits. Belongs to one thread.
public final class Booking {
  private final Spent spent;
  private final Clock clock;
  private Instant until;
  private int left;
  private boolean hasBegun;

  /// What the sends are entered in.
  interface Spent {
    /// Waits for another moment.
    ///
    /// @return when it will have passed; empty when there is none for now
    Optional<Instant> another();

    boolean departs();

    void answered();

    void returned(int count);

    /// They were not sent, and their moments have passed or were used by others of them.
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

  /// Who missed its moment waits for another here, for a second at most, with all in hand that it
  /// needs to leave: where getting hold of that takes longer than a moment lasts, it would miss
  /// every moment otherwise.
  ///
  /// @return whether it has one
  public boolean catchMoment() {
    if (!isFresh()) {
      until = spent.another().orElse(until);
    }
    return isFresh();
  }

  /// One of them leaves now.
  ///
  /// @return false when it must not since too many others just did; then its moment has passed
  public boolean departs() {
    boolean departs = spent.departs();
    if (departs) {
      hasBegun = true;
    } else {
      until = Instant.MIN;
    }
    return departs;
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
      if (isFresh() && !hasBegun) {
        spent.returned(left);
      } else {
        spent.lapsed(left);
      }
      left = 0;
    }
  }
}
