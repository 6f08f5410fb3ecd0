package dev.herald.worker.gate;

import dev.herald.notification.Outcome;
import dev.herald.redis.Answer;
import dev.herald.watch.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Keeps in memory what this worker holds and ended, until Kafka knows it. What Redis could not be
/// told is told before the delivery is claimed again, and as soon as Redis is back: who is killed
/// after that leaves no doubt behind. What Redis forgot is written again. So a Redis that is lost
/// between send and settle, or between settle and outcome, costs a worker that lives no second
/// send.
///
/// Holds no more than what is in flight, what ended and cannot be told, and for an hour what was
/// left half sent to other workers.
final class RememberingLedger implements Ledger, Memory, SmartLifecycle {
  private static final Duration PERIOD = Duration.ofMillis(200);

  /// By then others told what this worker could not, or no wipe is likely to fall into the outage.
  private static final Duration KEPT = Duration.ofHours(1);

  private static final Duration RELIED_UPON = Liveness.Rhythm.USUAL.reliedUpon();

  private final RedisLedger ledger;
  private final LedgerView view;
  private final Duration lease;
  private final LongSupplier nanos;
  private final ConcurrentMap<String, Note> notes = new ConcurrentHashMap<>();
  private final Watch rounds = new Watch("ledger-memory", PERIOD, this::tellOwed);

  /// Makes one.
  ///
  /// @param lease how long a claim holds: nobody relies on one that is older
  /// @param nanos a monotonic clock
  RememberingLedger(RedisLedger ledger, LedgerView view, Duration lease, LongSupplier nanos) {
    this.ledger = ledger;
    this.view = view;
    this.lease = lease;
    this.nanos = nanos;
  }

  @Override
  public Answer<Claim> claiming(String delivery, Reopening reopening) {
    tell(delivery);
    Note note = notes.get(delivery);
    // What it ended only waits to be told; until the ledger is complete nobody else would know.
    return note != null && note.isEnd() && !reopening.isReplay()
        ? () ->
            ended(delivery)
                .<Claim>map(Claim.Settled::new)
                .orElseGet(() -> claimed(delivery, reopening).await())
        : claimed(delivery, reopening);
  }

  private Optional<Outcome> ended(String delivery) {
    return view.look(List.of(delivery)).getFirst() instanceof LedgerEntry.Ended ended
        ? Optional.of(ended.outcome())
        : Optional.empty();
  }

  private Answer<Claim> claimed(String delivery, Reopening reopening) {
    Answer<Claim> claiming = ledger.claiming(delivery, reopening);
    return () -> {
      Claim claim = claiming.await();
      if (claim instanceof Claim.Granted granted) {
        keep(delivery, granted.sent(), granted.inDoubt());
      }
      return claim;
    };
  }

  /// A note that is written again must leave the claim: somebody is sending.
  private void keep(String delivery, List<String> sent, boolean inDoubt) {
    note(delivery, Note.Kind.CLAIM, () -> ledger.holdAgain(delivery, sent, inDoubt));
  }

  @Override
  public boolean progress(String delivery, List<String> sent, boolean inDoubt) {
    keep(delivery, sent, inDoubt);
    try {
      return ledger.progress(delivery, sent, inDoubt);
    } catch (LedgerUnavailableException away) {
      // Told as given back: by then nothing is on its way to the channel.
      owe(delivery, sent, inDoubt);
      throw away;
    }
  }

  @Override
  public void release(String delivery, List<String> sent, boolean inDoubt) {
    notes.remove(delivery);
    try {
      ledger.release(delivery, sent, inDoubt);
    } catch (LedgerUnavailableException away) {
      owe(delivery, sent, inDoubt);
      throw away;
    }
    if (Note.leaves(sent, inDoubt)) {
      note(delivery, Note.Kind.LEFT, () -> released(delivery, sent, inDoubt));
    }
  }

  private void owe(String delivery, List<String> sent, boolean inDoubt) {
    Note.Kind kind = Note.leaves(sent, inDoubt) ? Note.Kind.OWED_LEFT : Note.Kind.OWED;
    note(delivery, kind, () -> released(delivery, sent, inDoubt));
  }

  private boolean released(String delivery, List<String> sent, boolean inDoubt) {
    ledger.release(delivery, sent, inDoubt);
    return true;
  }

  @Override
  public boolean settle(String delivery, Outcome outcome) {
    return settle(delivery, outcome, () -> {});
  }

  @Override
  public boolean settle(String delivery, Outcome outcome, Runnable late) {
    Note claimed = notes.get(delivery);
    if (outcome instanceof Outcome.Delivered(var ids, var flagged)
        && !flagged
        && isStale(claimed)) {
      // Looked at again, it is told as what counts then.
      settle(delivery, new Outcome.Delivered(ids, true), () -> {});
      return false;
    }
    Note claim = RedisLedger.isCertain(outcome) ? null : claimed;
    Note end = note(delivery, Note.Kind.END, () -> settleLate(delivery, outcome, late));
    try {
      boolean counts = ledger.settle(delivery, outcome);
      if (!counts) {
        notes.remove(delivery, end);
      }
      return counts;
    } catch (LedgerUnavailableException away) {
      notes.replace(delivery, end, end.owed(claim));
      throw away;
    }
  }

  /// Whether others may have taken it over, and Redis lost what they made of it.
  private boolean isStale(@Nullable Note claim) {
    return claim != null && isOver(claim, RELIED_UPON) && !ledger.isWhole();
  }

  /// Whether this end counts, as it also does when Redis has it already. If another one does, this
  /// one is forgotten: a Redis that is wiped next must not take it for the first.
  private boolean settleLate(String delivery, Outcome outcome, Runnable late) {
    if (ledger.settleAgain(delivery, outcome)) {
      late.run();
      return true;
    }
    return ended(delivery).filter(outcome::equals).isPresent();
  }

  @Override
  public void told(String delivery) {
    notes.computeIfPresent(delivery, (_, note) -> note.isEnd() ? null : note);
  }

  private Note note(String delivery, Note.Kind kind, BooleanSupplier write) {
    Note note = new Note(kind, write, nanos.getAsLong());
    notes.put(delivery, note);
    return note;
  }

  /// While a note is written nobody else touches it: a claim that is given back late would be that
  /// of the next attempt.
  private void tell(String delivery) {
    Note seen = notes.get(delivery);
    if (seen != null && seen.isOwed()) {
      notes.computeIfPresent(delivery, (_, note) -> note.isOwed() ? told(note) : note);
    }
  }

  private @Nullable Note told(Note note) {
    if (note.claim() != null) {
      ledger.assure();
    }
    return note.written();
  }

  private void tellOwed() {
    try {
      List<String> owed = owed();
      if (!owed.isEmpty()) {
        // One finds out whether Redis is there.
        tell(owed.getFirst());
        AtOnce.all(owed.subList(1, owed.size()), this::tell);
      }
      notes.values().removeIf(note -> isOver(note, KEPT));
    } catch (LedgerUnavailableException _) {
      // Redis is away, or is away again; readiness says so.
    }
  }

  private List<String> owed() {
    return notes.entrySet().stream()
        .filter(each -> each.getValue().isOwed())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void writeAgain() {
    AtOnce.all(
        List.copyOf(notes.keySet()),
        delivery -> notes.computeIfPresent(delivery, (_, note) -> again(note)));
  }

  private @Nullable Note again(Note note) {
    if (note.claim() != null) {
      note.claim().written();
      return note;
    }
    boolean isVoid = note.kind() == Note.Kind.CLAIM && isOver(note, lease);
    return isVoid ? null : note.written();
  }

  private boolean isOver(Note note, Duration after) {
    return nanos.getAsLong() - note.sinceNanos() > after.toNanos();
  }

  @Override
  public void start() {
    rounds.start();
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
