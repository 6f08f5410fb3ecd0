package dev.herald.worker.gate.clearance;

import dev.herald.worker.gate.breaker.Breakers;
import dev.herald.worker.gate.breaker.Trial;
import dev.herald.worker.gate.pace.Booking;
import dev.herald.worker.gate.pace.Pace;
import dev.herald.worker.gate.pace.Turn;
import dev.herald.worker.gate.pace.Waiter;
import dev.herald.worker.gate.scope.Passage;
import java.time.Duration;
import java.time.Instant;

/// Clears deliveries for sending: no outage on their way, and within what the channel allows. Asks
/// Redis at times, and then throws [dev.herald.conversation.StoreUnavailableException] when that is
/// away. Safe for any number of threads.
public final class Clearances {
  private final Breakers breakers;
  private final Pace pace;
  private final Duration tellAfter;
  private final WaitMeters waits;

  /// Makes it.
  ///
  /// @param tellAfter waits at least that long are worth telling of
  Clearances(Breakers breakers, Pace pace, Duration tellAfter, WaitMeters waits) {
    this.breakers = breakers;
    this.pace = pace;
    this.tellAfter = tellAfter;
    this.waits = waits;
  }

  /// Begins the way of a delivery to its send.
  ///
  /// @param delivery is called when it may go sooner than it was told
  public Approach approach(Waiter delivery) {
    return new Approach(delivery, this);
  }

  /// These partitions came to this worker: what it remembers of their conversations may be old.
  public void take(Iterable<Integer> partitions) {
    pace.take(partitions);
  }

  Duration tellAfter() {
    return tellAfter;
  }

  /// Takes note of one that has to wait from now on.
  void waits(Clearance.NotBefore wait) {
    waits.began(wait);
  }

  Clearance enter(Waiter delivery, Passage passage) {
    return switch (breakers.enter(passage)) {
      case Breakers.Entry.Wait(_, Instant until) -> {
        pace.leave(delivery.name(), passage);
        yield new Clearance.NotBefore(until, "outage");
      }
      case Breakers.Entry.Free(Trial trial) -> enter(delivery, passage, trial);
    };
  }

  private Clearance enter(Waiter delivery, Passage passage, Trial trial) {
    boolean goes = false;
    try {
      Turn turn = pace.enter(delivery, passage);
      goes = turn instanceof Turn.Now;
      return switch (turn) {
        case Turn.Now(Booking booking) ->
            new Clearance.Go(new Permit(passage, pace, booking, trial));
        case Turn.Wait(Instant until, String reason) -> new Clearance.NotBefore(until, reason);
      };
    } finally {
      if (!goes) {
        trial.close();
      }
    }
  }

  void leave(Waiter delivery, Passage passage) {
    pace.leave(delivery.name(), passage);
  }
}
