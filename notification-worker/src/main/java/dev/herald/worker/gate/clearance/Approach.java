package dev.herald.worker.gate.clearance;

import dev.herald.worker.gate.pace.Waiter;
import dev.herald.worker.gate.scope.Passage;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One delivery's way to its send. It keeps its place over several steps: each asks [#again] first,
/// before it costs anything, and [#enter] when all else is known. Every step ends with [#stepped].
/// Used by one thread at a time.
public final class Approach {
  private final Waiter delivery;
  private final Clearances clearances;
  private final Set<String> told = new HashSet<>();
  private @Nullable Passage waiting;
  private @Nullable Permit held;
  private boolean gaveUpStale;

  Approach(Waiter delivery, Clearances clearances) {
    this.delivery = delivery;
    this.clearances = clearances;
  }

  /// Whether what it waited for still stands before it; empty when it does not or never did.
  public Optional<Clearance.NotBefore> again() {
    if (waiting == null) {
      return Optional.empty();
    }
    return switch (clearances.enter(delivery, waiting)) {
      case Clearance.NotBefore wait -> Optional.of(wait);
      case Clearance.Go(Permit permit) -> {
        held = permit;
        waiting = null;
        yield Optional.empty();
      }
    };
  }

  /// Asks to go now.
  public Clearance enter(Passage passage) {
    Permit permit = held;
    if (permit != null && permit.isFor(passage) && isGoodStill(permit)) {
      held = null;
      return new Clearance.Go(permit);
    }
    giveBack();
    Clearance clearance = clearances.enter(delivery, passage);
    waiting = null;
    if (clearance instanceof Clearance.NotBefore wait) {
      waiting = passage;
      clearances.waits(wait);
    }
    return clearance;
  }

  /// What Redis or a halt of the process held up would leave in a burst. Once: where every question
  /// takes long, waiting anew each time would let nothing go at all.
  private boolean isGoodStill(Permit permit) {
    if (permit.isFresh() || gaveUpStale) {
      return true;
    }
    gaveUpStale = true;
    return false;
  }

  /// Whether a wait is long enough to tell of, and for a reason that was not told yet.
  public boolean isNews(Clearance.NotBefore wait, Instant now) {
    return !wait.until().isBefore(now.plus(clearances.tellAfter())) && told.add(wait.reason());
  }

  /// A step is over.
  ///
  /// @param comesAgain whether another will follow
  public void stepped(boolean comesAgain) {
    giveBack();
    if (!comesAgain && waiting != null) {
      clearances.leave(delivery, waiting);
      waiting = null;
    }
  }

  private void giveBack() {
    if (held != null) {
      held.close();
      held = null;
    }
  }
}
