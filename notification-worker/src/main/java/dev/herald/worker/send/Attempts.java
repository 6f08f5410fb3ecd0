package dev.herald.worker.send;

import dev.herald.worker.delay.Baggage;
import dev.herald.worker.delay.Baggage.Trace;
import dev.herald.worker.gate.Claim;
import dev.herald.worker.gate.clearance.Approach;
import dev.herald.worker.settle.PastAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The attempts at one delivery since this worker took it up. Belongs to one thread.
final class Attempts {
  private final List<PastAttempt> past = new ArrayList<>();
  private final String replay;
  private final Instant taken;
  private final Instant since;
  private Instant started;
  private @Nullable Instant first;
  private int made;
  private int gone;
  private boolean heldBack;
  private boolean pardoned;
  private Trace trace;
  private List<String> sent = List.of();
  private int told;
  private @Nullable Approach approach;

  /// Begins to count.
  ///
  /// @param taken when this worker took the delivery up
  /// @param baggage what those before left
  /// @param replay whose delivery it is; empty for none
  Attempts(Instant taken, Baggage baggage, String replay) {
    this.taken = taken;
    this.started = taken;
    this.since = baggage.since();
    this.made = baggage.attempts();
    this.trace = baggage.trace();
    this.replay = replay;
  }

  /// Since when it is in this worker's hands.
  Instant taken() {
    return taken;
  }

  String replay() {
    return replay;
  }

  /// Whatever it waited for before its first attempt is no part of its age.
  void begin(Instant now) {
    made++;
    if (first == null) {
      first = now;
      started = now;
    }
    if (pardoned) {
      started = now;
      pardoned = false;
    }
  }

  /// When the first one began; null before that.
  @Nullable Instant first() {
    return first;
  }

  /// Keeps what came of one.
  void ended(PastAttempt attempt) {
    past.add(attempt);
  }

  List<PastAttempt> past() {
    return List.copyOf(past);
  }

  /// Keeps what one left in the chat when its claim was given back.
  void left(List<String> ids, boolean inDoubt) {
    sent = ids;
    trace = inDoubt ? Trace.DOUBT : ids.isEmpty() ? Trace.NONE : Trace.PART;
  }

  /// What the chat shows of it, and nobody was told; empty when there is nothing like that.
  List<String> untold() {
    List<String> untold = sent.size() > told ? sent : List.of();
    told = sent.size();
    return untold;
  }

  /// A claim, with what earlier attempts left: a Redis that was wiped since does not know it.
  Claim.Granted recalling(Claim.Granted claim) {
    List<String> known = claim.sent().size() < sent.size() ? sent : claim.sent();
    boolean forgotten = trace == Trace.PART && known.isEmpty();
    return new Claim.Granted(known, claim.inDoubt() || forgotten || trace == Trace.DOUBT);
  }

  /// What the next ones have to know, should it go on a detour.
  Baggage baggage() {
    return new Baggage(made, since, trace);
  }

  /// When it was planned.
  Instant since() {
    return since;
  }

  int made() {
    return made;
  }

  Duration age(Instant now) {
    return Duration.between(started, now);
  }

  /// The delivery's way to its send; made when first asked for.
  Approach approach(Supplier<Approach> making) {
    if (approach == null) {
      approach = making.get();
    }
    return approach;
  }

  /// The last one does not count, and neither does the time until the next: it met an outage, which
  /// says nothing about the message, or left nothing.
  void pardon(Instant now) {
    made = Math.max(1, made - 1);
    started = now;
    pardoned = true;
  }

  /// Whether the last one was held back since its permit was too old.
  void heldBack(boolean isStale) {
    heldBack = isStale;
  }

  boolean wasHeldBack() {
    return heldBack;
  }

  /// Counts that the channel said the conversation is not there.
  ///
  /// @return how often it did so far
  int gone() {
    return ++gone;
  }

  /// The last one does not count.
  void notYetGone() {
    gone--;
  }
}
