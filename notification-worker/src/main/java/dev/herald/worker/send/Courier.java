package dev.herald.worker.send;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.conversation.StoredReference;
import dev.herald.notification.IfUnknown;
import dev.herald.notification.Outcome;
import dev.herald.worker.delay.Delays;
import dev.herald.worker.gate.Claim;
import dev.herald.worker.gate.Freshness;
import dev.herald.worker.gate.Gate;
import dev.herald.worker.gate.Horizon;
import dev.herald.worker.gate.Ledger;
import dev.herald.worker.gate.Opening;
import dev.herald.worker.gate.clearance.Approach;
import dev.herald.worker.gate.clearance.Clearance;
import dev.herald.worker.gate.clearance.Permit;
import dev.herald.worker.lanes.Admission;
import dev.herald.worker.lanes.Progress;
import dev.herald.worker.settle.Outcomes;
import dev.herald.worker.settle.PastAttempt;
import dev.herald.worker.settle.ReceivedDelivery;
import dev.herald.worker.settle.Settlement;
import dev.herald.worker.topic.KafkaUnavailableException;
import dev.herald.worker.topic.Publications;
import dev.herald.worker.topic.RecordSink;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/// Brings a delivery one step further: claim, freshness, the reference as it is now, the turn,
/// settlement. Lost infrastructure comes out as an exception and leaves the delivery to be stepped
/// again. Blocks for its requests, never to wait for a time; safe for any number of threads.
final class Courier {
  /// How soon to look again at what somebody else has.
  static final Duration HELD_LOOK = Duration.ofMillis(250);

  private static final Outcome INTERRUPTED = new Outcome.Unknown("interrupted");

  /// Pauses end within two seconds everywhere, of which an order takes half a second to be seen.
  private static final Duration PAUSED_LOOK = Duration.ofSeconds(1);

  private final Gate gate;
  private final Ledger ledger;
  private final Freshness freshness;
  private final Turns turns;
  private final Ends ends;
  private final Doors doors;

  /// How deliveries end or are put off.
  record Ends(Settlement settlement, Outcomes outcomes, Delays delays, RecordSink sink) {}

  Courier(Gate gate, Ledger ledger, Freshness freshness, Turns turns, Ends ends, Doors doors) {
    this.gate = gate;
    this.ledger = ledger;
    this.freshness = freshness;
    this.turns = turns;
    this.ends = ends;
    this.doors = doors;
  }

  /// These partitions came to this worker.
  void take(Collection<TopicPartition> partitions) {
    doors.take(partitions);
  }

  /// They are not this worker's any more.
  void leave(Collection<TopicPartition> partitions) {
    doors.leave(partitions);
  }

  /// Makes one step, with the same attempts for every step of a delivery.
  Progress step(ReceivedDelivery received, Attempts attempts, Admission admission) {
    Approach approach = doors.departures().approach(received, attempts, admission);
    boolean comesAgain = true;
    try {
      Progress progress = next(received, attempts, approach, admission);
      comesAgain = !(progress instanceof Progress.Done);
      if (!comesAgain) {
        doors.detours().over(received);
      }
      return progress;
    } finally {
      approach.stepped(comesAgain);
    }
  }

  /// Who is paused or not due yet costs no question to Redis; a record that an operator skips waits
  /// for nothing.
  private Progress next(
      ReceivedDelivery received, Attempts attempts, Approach approach, Admission admission) {
    if (doors.skipped(received).isPresent()) {
      return open(received, attempts, admission);
    }
    if (doors.detours().follow(received)) {
      return Progress.DONE;
    }
    if (doors.isPaused(received, null)) {
      return doors.spillway().pause(received, attempts, admission, PAUSED_LOOK);
    }
    Optional<Clearance.NotBefore> wait = approach.again();
    return wait.isPresent()
        ? doors.departures().hold(received, attempts, admission, wait.get())
        : open(received, attempts, admission);
  }

  private Progress open(ReceivedDelivery received, Attempts attempts, Admission admission) {
    SendWindow window = doors.windows().apply(admission);
    Opening opening =
        gate.open(
            received.delivery(),
            received.reopening(),
            claim -> doors.doubting(received, attempts.since(), attempts.recalling(claim)));
    return switch (opening.claim()) {
      case Claim.Settled(Outcome outcome) -> {
        ends.settlement().tell(received, outcome);
        yield Progress.DONE;
      }
      case Claim.Held(Duration remaining) ->
          new Progress.Park(remaining.compareTo(HELD_LOOK) < 0 ? remaining : HELD_LOOK);
      case Claim.Granted claim ->
          judge(received, opening, new Attempt(claim, attempts, admission, window));
    };
  }

  private Progress judge(ReceivedDelivery received, Opening opening, Attempt attempt) {
    Optional<String> skipped = doors.skipped(received);
    if (skipped.isPresent()) {
      ends.settlement().skip(received, skipped.get());
      return Progress.DONE;
    }
    if (doors.horizon().isBefore(received.source())) {
      return unsent(received, attempt, new Outcome.Suppressed(Horizon.RULE));
    }
    return switch (freshness.judge(received.delivery().event(), opening.newest())) {
      case Freshness.Verdict.Expired _ -> unsent(received, attempt, new Outcome.Expired());
      case Freshness.Verdict.Superseded _ -> unsent(received, attempt, new Outcome.Superseded());
      case Freshness.Verdict.TooLate(var left) ->
          givenBack(received, attempt, new Progress.Park(left));
      case Freshness.Verdict.TooEarly(Instant until) -> putOff(received, attempt.claim(), until);
      case Freshness.Verdict.Fresh _ -> address(received, opening.reference(), attempt);
    };
  }

  private Progress address(
      ReceivedDelivery received, Optional<StoredReference> found, Attempt attempt) {
    boolean holds = received.delivery().event().ifUnknown() == IfUnknown.HOLD;
    if (attempt.claim().inDoubt() && holds && !received.reopening().allowsDuplicate()) {
      return end(received, INTERRUPTED, List.of());
    }
    if (found.isEmpty()) {
      return unsent(received, attempt, new Outcome.Unreachable("no-reference"));
    }
    Optional<StoredReference> reachable = turns.reachable(found.get());
    if (reachable.isEmpty()) {
      String state = found.get().state().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return unsent(received, attempt, new Outcome.Unreachable(state));
    }
    return speak(received, reachable.get(), attempt);
  }

  private Progress speak(ReceivedDelivery received, StoredReference stored, Attempt attempt) {
    String host = stored.reference().serviceHost();
    if (doors.isPaused(received, host)) {
      ledger.giveBack(received.id(), attempt.claim());
      return doors.spillway().pause(received, attempt.attempts(), attempt.admission(), PAUSED_LOOK);
    }
    if (!attempt.admission().enter(host)) {
      return givenBack(received, attempt, new Progress.Queue(host));
    }
    if (!attempt.window().isOpen()) {
      return givenBack(received, attempt, new Progress.Park(HELD_LOOK));
    }
    return switch (enter(received, attempt, host)) {
      case Clearance.NotBefore wait -> {
        ledger.giveBack(received.id(), attempt.claim());
        yield doors.departures().hold(received, attempt.attempts(), attempt.admission(), wait);
      }
      case Clearance.Go(Permit permit) -> send(received, stored, attempt, permit);
    };
  }

  /// Whoever takes over must neither wait for the lease nor believe that something was sent.
  private Progress givenBack(ReceivedDelivery received, Attempt attempt, Progress progress) {
    ledger.giveBack(received.id(), attempt.claim());
    return progress;
  }

  private Clearance enter(ReceivedDelivery received, Attempt attempt, String host) {
    Approach approach =
        doors.departures().approach(received, attempt.attempts(), attempt.admission());
    try {
      doors.acknowledgements().mustCome();
      return approach.enter(Departures.passage(received, attempt.claim(), host));
    } catch (StoreUnavailableException | KafkaUnavailableException away) {
      ledger.giveBack(received.id(), attempt.claim());
      throw away;
    }
  }

  private Progress send(
      ReceivedDelivery received, StoredReference stored, Attempt attempt, Permit permit) {
    try (permit) {
      boolean mayBeLate = attempt.attempts().wasHeldBack();
      Timeliness timely =
          new Timeliness(freshness, gate::isNewest, received.delivery().event(), attempt.window());
      Leave leave = new Leave(attempt.window(), timely, permit, mayBeLate);
      NextStep next =
          attempt
              .admission()
              .away(() ->
                  turns.attempt(
                      received.delivery(), stored, attempt.claim(), attempt.attempts(), leave));
      return switch (next) {
        case NextStep.End(Outcome outcome) -> {
          if (outcome instanceof Outcome.Delivered) {
            doors.spillway().delivered();
          }
          yield end(received, outcome, attempt.attempts().past());
        }
        case NextStep.Again(Duration wait, _) -> new Progress.Park(wait);
      };
    }
  }

  /// Ends one that is not sent now. Whether an attempt in doubt was shown nobody knows.
  private Progress unsent(ReceivedDelivery received, Attempt attempt, Outcome outcome) {
    return end(received, attempt.claim().inDoubt() ? INTERRUPTED : outcome, List.of());
  }

  /// Ends one, or looks again what became of it if that was not this worker's to say.
  private Progress end(ReceivedDelivery received, Outcome outcome, List<PastAttempt> attempts) {
    boolean ended = ends.settlement().end(received, outcome, attempts);
    return ended ? Progress.DONE : new Progress.Park(HELD_LOOK);
  }

  /// Passes it to where it waits; from there it comes again as a new record.
  private Progress putOff(ReceivedDelivery received, Claim.Granted claim, Instant until) {
    Publications publications = new Publications(ends.sink());
    publications.add(ends.delays().next(received.delivery(), received.source()));
    Outcome deferred = new Outcome.Deferred("not-before", until);
    publications.add(ends.outcomes().ofDelivery(received.delivery(), deferred, received.source()));
    publications.await();
    ledger.release(received.id(), List.copyOf(claim.sent()), claim.inDoubt());
    return Progress.DONE;
  }
}
