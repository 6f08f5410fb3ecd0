package dev.herald.worker.send;

import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.ServiceUrlPolicy;
import dev.herald.conversation.StoreUnavailableException;
import dev.herald.conversation.StoredReference;
import dev.herald.notification.Outcome;
import dev.herald.turn.SendOutcome;
import dev.herald.worker.mirror.ReferenceMirror;
import dev.herald.worker.topic.KafkaUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a reference learn what a send revealed, in the store and in the mirror, and says what that
/// means for the delivery. Nothing is deleted, and what was refreshed since the send began is left
/// alone. May throw that infrastructure is lost; then it is learned by the next attempt. Safe for
/// any number of threads.
final class Lessons {
  private static final Logger log = LoggerFactory.getLogger(Lessons.class);

  private final ReferenceStore store;
  private final ReferenceMirror mirror;
  private final Recreation recreation;
  private final ServiceUrlPolicy policy;
  private final ReferenceProperties properties;
  private final Clock clock;

  Lessons(
      ReferenceStore store,
      ReferenceMirror mirror,
      Recreation recreation,
      ServiceUrlPolicy policy,
      ReferenceProperties properties,
      Clock clock) {
    this.store = store;
    this.mirror = mirror;
    this.recreation = recreation;
    this.policy = policy;
    this.properties = properties;
    this.clock = clock;
  }

  /// One answer of a channel, and what the message alone would do about it.
  ///
  /// @param stored the reference as it was read before the send
  record Learned(
      Finding finding, SendOutcome answer, StoredReference stored, NextStep next, boolean inDoubt) {
    String code() {
      return answer instanceof SendOutcome.Refused(_, String code) ? code : "unknown";
    }
  }

  /// Learns, and says what follows.
  NextStep after(Learned learned, Attempts attempts) {
    return switch (learned.finding()) {
      case NOTHING, BOT_REFUSED -> healed(learned);
      case BOT_BLOCKED -> rests(learned, ReferenceState.BLOCKED);
      case BOT_REMOVED -> rests(learned, ReferenceState.REMOVED);
      case TENANT_DISABLED -> rests(learned, ReferenceState.TENANT_DISABLED);
      case OTHER_CLOUD -> otherCloud(learned);
      case CONVERSATION_GONE -> gone(learned, attempts, ReferenceState.DEAD);
      case IDS_UNREADABLE -> gone(learned, attempts, ReferenceState.SUSPECT);
    };
  }

  /// The reference that took the place of one whose conversation was begun anew.
  Optional<StoredReference> successorOf(StoredReference stored) {
    return recreation.successorOf(stored);
  }

  private NextStep healed(Learned learned) {
    boolean delivered = learned.next() instanceof NextStep.End(Outcome.Delivered _);
    if (delivered && learned.stored().state() == ReferenceState.SUSPECT) {
      heal(learned.stored());
    }
    return learned.next();
  }

  /// That it was delivered must reach the ledger whatever is away; a suspect that stays one is
  /// healed by the next send.
  private void heal(StoredReference stored) {
    try {
      revise(stored, stored.standing(ReferenceState.ACTIVE, null, clock.instant()));
    } catch (StoreUnavailableException | KafkaUnavailableException lost) {
      log.atInfo().addKeyValue("why", lost.getMessage()).log("A reference stays suspect");
    }
  }

  private NextStep rests(Learned learned, ReferenceState state) {
    StoredReference stored = learned.stored();
    if (stored.state() != state) {
      revise(stored, stored.standing(state, learned.code(), clock.instant()));
    }
    return learned.next();
  }

  private NextStep otherCloud(Learned learned) {
    StoredReference stored = learned.stored();
    String url = properties.governmentServiceUrl();
    boolean usable = policy.judge(url) instanceof ServiceUrlPolicy.Verdict.Allowed;
    if (!usable || url.equals(stored.reference().serviceUrl())) {
      return rests(learned, ReferenceState.WRONG_CLOUD);
    }
    revise(stored, stored.reachedBy(url).standing(ReferenceState.ACTIVE, null, clock.instant()));
    return atOnce(learned);
  }

  /// Asks again later, a few times; then begins the conversation anew where the channel knows the
  /// user by more than the conversation; then gives up.
  private NextStep gone(Learned learned, Attempts attempts, ReferenceState last) {
    List<Duration> waits = properties.confirmations();
    int times = attempts.gone();
    if (times <= waits.size()) {
      rests(learned, ReferenceState.SUSPECT);
      return new NextStep.Again(waits.get(times - 1), learned.inDoubt());
    }
    return times > waits.size() + 1
        ? rests(learned, last)
        : beginAnew(learned, attempts, recreation.of(learned.stored()), last);
  }

  private NextStep beginAnew(
      Learned learned, Attempts attempts, Recreation.Result result, ReferenceState otherwise) {
    return switch (result) {
      case Recreation.Result.Begun anew -> {
        replace(learned.stored(), anew.reference());
        yield atOnce(learned);
      }
      case Recreation.Result.Later later -> {
        attempts.notYetGone();
        yield new NextStep.Again(later.pause(), learned.inDoubt());
      }
      case Recreation.Result.Impossible _ -> rests(learned, otherwise);
    };
  }

  private void replace(StoredReference old, StoredReference begun) {
    if (begun.key().equals(old.key())) {
      revise(old, begun);
      return;
    }
    keep(store.record(begun));
    revise(old, old.standing(ReferenceState.DEAD, Recreation.REPLACED, clock.instant()));
  }

  private void revise(StoredReference read, StoredReference revised) {
    keep(store.revise(read, revised));
  }

  private void keep(ReferenceStore.Recorded recorded) {
    if (recorded.unmirrored() != null) {
      mirror.keep(recorded.unmirrored());
    }
  }

  private static NextStep atOnce(Learned learned) {
    return new NextStep.Again(Duration.ZERO, learned.inDoubt());
  }
}
