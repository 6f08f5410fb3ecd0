package dev.herald.worker.send;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.StoredReference;
import dev.herald.notification.Delivery;
import dev.herald.notification.Notification;
import dev.herald.notification.Outcome;
import dev.herald.notification.Target;
import dev.herald.turn.BotAdapter;
import dev.herald.turn.SendOutcome;
import dev.herald.worker.gate.Claim;
import dev.herald.worker.gate.Ledger;
import dev.herald.worker.gate.breaker.Signal;
import dev.herald.worker.settle.PastAttempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes one attempt: continues the conversation and says the message in it. Safe for any number of
/// threads.
final class Turns {
  private static final Duration REFUSED_BOT_PAUSE = Duration.ofSeconds(1);

  private final Speech speech;
  private final Ledger ledger;
  private final RetryPolicy policy;
  private final Lessons lessons;
  private final AttemptLog log;
  private final Clock clock;

  /// How a turn is run, and where what it says goes.
  record Speech(BotAdapter adapter, ChannelSink.Egress egress) {}

  Turns(
      Speech speech,
      Ledger ledger,
      RetryPolicy policy,
      Lessons lessons,
      AttemptLog log,
      Clock clock) {
    this.speech = speech;
    this.ledger = ledger;
    this.policy = policy;
    this.lessons = lessons;
    this.log = log;
    this.clock = clock;
  }

  /// The reference to use: itself, or the one that took its place; empty when neither may be used.
  Optional<StoredReference> reachable(StoredReference stored) {
    return stored.state().isReachable() ? Optional.of(stored) : lessons.successorOf(stored);
  }

  /// Speaks, writes one line about it, and gives the claim back when another attempt follows.
  NextStep attempt(
      Delivery delivery,
      StoredReference stored,
      Claim.Granted claim,
      Attempts attempts,
      Leave leave) {
    List<Activity> activities =
        Rendering.of(delivery.event().message(), stored.reference().channelId());
    if (activities.isEmpty()) {
      return new NextStep.End(new Outcome.Suppressed("local-activity"));
    }
    Instant began = clock.instant();
    attempts.begin(began);
    ChannelSink sink = new ChannelSink(stored, speech.egress(), leave);
    Utterance utterance = utterance(activities, delivery.id(), claim, attempts, leave.window());
    speech
        .adapter()
        .continueConversation(aimed(stored.reference(), delivery), delivery.id(), sink, utterance);
    Utterance.Result result = utterance.result();
    if (result == null) {
      return new NextStep.End(new Outcome.Suppressed("middleware"));
    }
    if (leave.permit().isOutage()) {
      attempts.pardon(clock.instant());
    }
    NextStep byMessage = next(result, attempts, claim, delivery.event());
    NextStep learned =
        lessons.after(
            new Lessons.Learned(sink.finding(), result.last(), stored, byMessage, claim.inDoubt()),
            attempts);
    NextStep next = notTheMessagesFault(learned, sink, attempts, claim, delivery.event());
    write(delivery, attempts, result, sink.lastStatus(), began, next);
    if (next instanceof NextStep.Again(_, boolean inDoubt)) {
      attempts.left(result.sent(), inDoubt);
      ledger.release(delivery.id(), result.sent(), inDoubt);
    }
    return next;
  }

  private Utterance utterance(
      List<Activity> activities,
      String delivery,
      Claim.Granted claim,
      Attempts attempts,
      SendWindow window) {
    return new Utterance(
        activities,
        claim.sent(),
        sent -> {
          attempts.left(sent, claim.inDoubt());
          window.renewing(() -> ledger.progress(delivery, sent, claim.inDoubt()));
        });
  }

  /// What was meant for a thread of a Teams channel goes into it, what was meant for the channel
  /// begins one.
  private static ConversationReference aimed(ConversationReference reference, Delivery delivery) {
    return delivery.event().to() instanceof Target.Conversation(String id, _)
        ? reference.towards(id)
        : reference;
  }

  private NextStep next(
      Utterance.Result result, Attempts attempts, Claim.Granted claim, Notification event) {
    String code = result.last() instanceof SendOutcome.Later later ? later.code() : "";
    boolean isStale = code.equals(ChannelSink.STALE);
    attempts.heldBack(isStale);
    if (isStale || code.equals(ChannelSink.PACED)) {
      attempts.pardon(clock.instant());
      return new NextStep.Again(Duration.ZERO, claim.inDoubt());
    }
    return policy.after(result, attempts, claim.inDoubt(), event);
  }

  /// A bot that is not accepted is no reason to give a message up: several of them stop the bot,
  /// and until then it is tried again.
  private NextStep notTheMessagesFault(
      NextStep next, ChannelSink sink, Attempts attempts, Claim.Granted claim, Notification event) {
    boolean again =
        sink.signal() == Signal.UNAUTHORIZED
            && next instanceof NextStep.End(Outcome.Failed _)
            && attempts.made() < policy.maxAttempts(event.priority());
    return again ? new NextStep.Again(REFUSED_BOT_PAUSE, claim.inDoubt()) : next;
  }

  private void write(
      Delivery delivery,
      Attempts attempts,
      Utterance.Result result,
      int status,
      Instant began,
      NextStep next) {
    String outcome = result.last().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    Duration took = Duration.between(began, clock.instant());
    String step =
        switch (next) {
          case NextStep.End(Outcome end) -> end.getClass().getSimpleName().toLowerCase(Locale.ROOT);
          case NextStep.Again(Duration wait, _) -> "again in " + wait.toMillis() + " ms";
        };
    attempts.ended(new PastAttempt(began, status, code(result.last()), took));
    log.write(delivery, attempts, outcome, status, took, step);
  }

  private static String code(SendOutcome answer) {
    return switch (answer) {
      case SendOutcome.Delivered _ -> "delivered";
      case SendOutcome.Later later -> later.code();
      case SendOutcome.Refused refused -> refused.code();
      case SendOutcome.Unknown unknown -> unknown.reason();
      case SendOutcome.Queued _ -> "queued";
    };
  }
}
