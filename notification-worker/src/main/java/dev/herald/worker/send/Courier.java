package dev.herald.worker.send;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import dev.herald.notification.IfUnknown;
import dev.herald.notification.Outcome;
import dev.herald.worker.delay.Delays;
import dev.herald.worker.gate.Claim;
import dev.herald.worker.gate.Freshness;
import dev.herald.worker.gate.Ledger;
import dev.herald.worker.settle.Outcomes;
import dev.herald.worker.settle.ReceivedDelivery;
import dev.herald.worker.settle.Settlement;
import dev.herald.worker.topic.Publications;
import dev.herald.worker.topic.RecordSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Brings a delivery to its end: claim, freshness, the reference as it is now, the turn,
/// settlement; again after a wait, until it ends. Lost infrastructure comes out as an exception and
/// leaves the delivery to be taken up again. Blocks its thread; safe for any number of threads.
final class Courier {
  private static final Duration HELD_LOOK = Duration.ofMillis(250);

  private final Ledger ledger;
  private final Freshness freshness;
  private final ReferenceStore store;
  private final Turns turns;
  private final Ends ends;
  private final Waits waits;

  /// How deliveries end or are put off.
  record Ends(Settlement settlement, Outcomes outcomes, Delays delays, RecordSink sink) {}

  /// How deliveries wait, for each other and for their next attempt.
  record Waits(ConversationLocks locks, Pause pause, Clock clock) {}

  Courier(
      Ledger ledger,
      Freshness freshness,
      ReferenceStore store,
      Turns turns,
      Ends ends,
      Waits waits) {
    this.ledger = ledger;
    this.freshness = freshness;
    this.store = store;
    this.turns = turns;
    this.ends = ends;
    this.waits = waits;
  }

  /// Delivers.
  ///
  /// @param patience until when to wait for another worker that holds the delivery
  /// @return false when it was left as it is, because the worker stops or another one is at it
  boolean deliver(ReceivedDelivery received, Instant patience) {
    Attempts attempts = new Attempts(waits.clock().instant());
    while (true) {
      Optional<Duration> wait =
          waits.locks().holding(received.delivery().conversation(), () -> step(received, attempts));
      if (wait.isEmpty()) {
        return true;
      }
      boolean tooLong = attempts.made() == 0 && waits.clock().instant().isAfter(patience);
      if (tooLong || !waits.pause().await(wait.get())) {
        return false;
      }
    }
  }

  /// Makes one step; empty when the delivery is over, else how long to wait before the next.
  private Optional<Duration> step(ReceivedDelivery received, Attempts attempts) {
    return switch (ledger.claim(received.id())) {
      case Claim.Settled(Outcome outcome) -> {
        ends.settlement().tell(received, outcome);
        yield Optional.empty();
      }
      case Claim.Held(Duration remaining) ->
          Optional.of(remaining.compareTo(HELD_LOOK) < 0 ? remaining : HELD_LOOK);
      case Claim.Granted claim -> judge(received, claim, attempts);
    };
  }

  private Optional<Duration> judge(
      ReceivedDelivery received, Claim.Granted claim, Attempts attempts) {
    return switch (freshness.judge(received.delivery().event())) {
      case Freshness.Verdict.Expired _ -> end(received, new Outcome.Expired());
      case Freshness.Verdict.Superseded _ -> end(received, new Outcome.Superseded());
      case Freshness.Verdict.TooEarly(Instant until) -> putOff(received, claim, until);
      case Freshness.Verdict.Fresh _ -> speak(received, claim, attempts);
    };
  }

  private Optional<Duration> speak(
      ReceivedDelivery received, Claim.Granted claim, Attempts attempts) {
    if (claim.inDoubt() && received.delivery().event().ifUnknown() == IfUnknown.HOLD) {
      return end(received, new Outcome.Unknown("interrupted"));
    }
    Optional<StoredReference> found = store.find(received.delivery().conversation());
    if (found.isEmpty()) {
      return end(received, new Outcome.Unreachable("no-reference"));
    }
    StoredReference stored = found.get();
    if (!stored.state().isReachable()) {
      String state = stored.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return end(received, new Outcome.Unreachable(state));
    }
    return switch (turns.attempt(received.delivery(), stored, claim, attempts)) {
      case NextStep.End(Outcome outcome) -> end(received, outcome);
      case NextStep.Again(Duration wait, _) -> Optional.of(wait);
    };
  }

  private Optional<Duration> end(ReceivedDelivery received, Outcome outcome) {
    ends.settlement().end(received, outcome);
    return Optional.empty();
  }

  /// Passes it to where it waits; from there it comes again as a new record.
  private Optional<Duration> putOff(ReceivedDelivery received, Claim.Granted claim, Instant until) {
    Publications publications = new Publications(ends.sink());
    publications.add(ends.delays().next(received.delivery(), received.source()));
    Outcome deferred = new Outcome.Deferred("not-before", until);
    publications.add(ends.outcomes().ofDelivery(received.delivery(), deferred, received.source()));
    publications.await();
    ledger.release(received.id(), List.copyOf(claim.sent()), claim.inDoubt());
    return Optional.empty();
  }
}
