package dev.herald.worker.gate.pace;

import dev.herald.notification.Priority;
import dev.herald.worker.gate.scope.Scope;
import java.time.Clock;
import java.time.Duration;

/// The specification of [SlotLease] for one budget at full rate: what Redis does, in memory.
final class MemorySlots implements SlotLease {
  private final Clock clock;
  private long next;
  private long bulk;
  private int asked;

  MemorySlots(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Lease take(Scope budget, Terms terms, Priority priority, int count) {
    asked++;
    long now = clock.millis() * 1000;
    long first = Math.max(next, now);
    long ahead = terms.aheadMicros(priority);
    boolean hasShare = priority == Priority.BULK && terms.bulkShare() > 0;
    if (first - now > ahead && !(hasShare && now >= bulk)) {
      long wait = first - now - ahead;
      return new Lease.Later(hasShare ? Math.min(wait, bulk - now) : wait);
    }
    if (hasShare) {
      bulk = Math.max(bulk, now) + (long) (count * terms.apartMicros() / terms.bulkShare());
    }
    next = first + count * terms.apartMicros();
    return new Lease.Slots(count, first - now, terms.apartMicros());
  }

  @Override
  public Lease takeAnother(Scope budget, Terms terms) {
    return take(budget, terms, Priority.URGENT, 1);
  }

  @Override
  public void throttled(Scope budget, Terms terms, Duration pause) {
    next = Math.max(next, clock.millis() * 1000 + pause.toNanos() / 1000);
  }

  int asked() {
    return asked;
  }
}
