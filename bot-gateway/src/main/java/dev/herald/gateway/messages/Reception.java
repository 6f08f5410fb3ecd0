package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.Origin;
import dev.herald.conversation.ServiceUrlPolicy;
import dev.herald.conversation.StoreUnavailableException;
import dev.herald.gateway.auth.Caller;
import dev.herald.gateway.auth.Refusal;
import dev.herald.gateway.mirror.MirrorUnavailableException;
import dev.herald.gateway.reference.ReferenceRecorder;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives one activity: judges the caller and the service URL, claims the turn, records the
/// reference, runs the turn. Nothing is written before both judgements are passed, and no turn runs
/// before the reference is kept. Safe for any number of threads.
final class Reception {
  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  private final ServiceUrlPolicy policy;
  private final ReferenceRecorder recorder;
  private final OnceRunner once;
  private final TurnRunner turns;
  private final Punctuality punctuality;
  private final ActivityLog activities;

  Reception(
      ServiceUrlPolicy policy,
      ReferenceRecorder recorder,
      OnceRunner once,
      TurnRunner turns,
      Punctuality punctuality,
      ActivityLog activities) {
    this.policy = policy;
    this.recorder = recorder;
    this.once = once;
    this.turns = turns;
    this.punctuality = punctuality;
    this.activities = activities;
  }

  Received receive(Caller caller, Activity activity, ConversationReference reference) {
    Optional<Refusal> objection = caller.objectionTo(activity);
    if (objection.isPresent()) {
      return new Received.Refused(objection.get().status(), objection.get().reason());
    }
    return switch (policy.judge(reference.serviceUrl())) {
      case ServiceUrlPolicy.Verdict.Denied(String reason) -> new Received.Refused(403, reason);
      case ServiceUrlPolicy.Verdict.Allowed _ ->
          punctuality.run(
              activity.answersInBody(), () -> once(activity, reference, caller.origin()));
    };
  }

  /// Claim and reference share a round trip. A reference of which the turn turns out to be somebody
  /// else's is recorded again, which changes nothing.
  private Received once(Activity activity, ConversationReference reference, Origin origin) {
    try {
      OnceRunner.Turn turn = once.claim(activity, reference);
      Optional<Received> trouble = record(activity, reference, origin);
      return turn.run(() -> trouble.orElseGet(() -> run(activity, reference)));
    } catch (StoreUnavailableException e) {
      log.atWarn().addKeyValue("cause", e.getMessage()).log("Turn not claimed, answering 503");
      return new Received.Unavailable("turns cannot be claimed");
    }
  }

  private Optional<Received> record(
      Activity activity, ConversationReference reference, Origin origin) {
    try {
      recorder.record(activity, reference, origin);
      return Optional.empty();
    } catch (StoreUnavailableException | MirrorUnavailableException e) {
      log.atWarn().addKeyValue("cause", e.getMessage()).log("Reference not kept, answering 503");
      return Optional.of(new Received.Unavailable("references cannot be kept"));
    } catch (RuntimeException e) {
      return Optional.of(failed(reference, e));
    }
  }

  private Received run(Activity activity, ConversationReference reference) {
    try {
      return turns.run(activity, reference);
    } catch (StoreUnavailableException e) {
      log.atWarn().addKeyValue("cause", e.getMessage()).log("Turn not run, answering 503");
      return new Received.Unavailable("references cannot be reached");
    } catch (RuntimeException e) {
      return failed(reference, e);
    }
  }

  private Received failed(ConversationReference reference, RuntimeException why) {
    log.atError()
        .addKeyValue("conversation", activities.conversation(reference))
        .setCause(why)
        .log("Turn failed, answering 500");
    return new Received.Failed();
  }
}
