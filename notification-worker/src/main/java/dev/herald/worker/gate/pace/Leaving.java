package dev.herald.worker.gate.pace;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.worker.gate.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The last step of a send that its budget let through, when nothing but the way is before it. Safe
/// for any number of threads.
final class Leaving {
  private final Scope scope;
  private final Terms terms;
  private final SlotLease lease;
  private final Sleep sleep;
  private final Clock clock;
  private final Departed departed;

  Leaving(Scope scope, Terms terms, SlotLease lease, Sleep sleep, Clock clock) {
    this.scope = scope;
    this.terms = terms;
    this.lease = lease;
    this.sleep = sleep;
    this.clock = clock;
    this.departed = new Departed(terms);
  }

  /// Waits for another moment, with all that is needed to leave in hand. Blocks for Redis, and for
  /// the moment to come, a second at most.
  ///
  /// @return when it will have passed; empty when there is none for now, or Redis is away
  Optional<Instant> another() {
    Instant asked = clock.instant();
    try {
      return switch (lease.takeAnother(scope, terms)) {
        case SlotLease.Lease.Slots(_, long in, _) -> comes(asked, micros(Math.max(0, in)));
        case SlotLease.Lease.Later _ -> Optional.empty();
      };
    } catch (StoreUnavailableException _) {
      // It does not leave; the next question that it has before it does says why.
      return Optional.empty();
    }
  }

  private Optional<Instant> comes(Instant asked, Duration in) {
    return sleep.sleep(in)
        ? Optional.of(asked.plus(in).plus(micros(terms.leavesWithinMicros())))
        : Optional.empty();
  }

  /// The last look of all.
  ///
  /// @return whether it leaves now; not when too many of this worker's did within the budget's span
  boolean departs() {
    return departed.add(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
  }

  private static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }
}
