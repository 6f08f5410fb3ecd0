package dev.herald.worker.gate.pace;

import dev.herald.notification.Priority;
import dev.herald.worker.gate.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One worker's part in a budget. Who must wait is given a time to come back at, by how many stand
/// before; only the first few ask for a moment of their own. The time is the earliest possible, as
/// if all of the budget were theirs: nobody comes too late for a moment that is there, and who
/// comes too early looks again, the more rarely the further behind. So ten thousand that wait cost
/// some hundred looks a second.
///
/// Safe for any number of threads; Redis is asked outside the lock, by one of them at a time.
final class Budget {
  private static final int NEAR = 4;
  private static final long EARLY_MICROS = 1000;
  private static final long SPARED_MICROS = 10_000;
  private static final long LATE_MICROS = 30_000;
  private static final long BUSY_MICROS = 3000;
  private static final long GONE_MICROS = 10_000_000;

  private final Scope scope;
  private final Terms terms;
  private final SlotLease lease;
  private final Clock clock;
  private final Deque<Slot> free = new ArrayDeque<>();
  private final Map<String, Ticket> tickets = new HashMap<>();
  private final Map<Priority, Line> lines = new EnumMap<>(Priority.class);
  private long apartMicros;
  private boolean asking;
  private long usedMicros;

  /// A moment that nobody has yet.
  ///
  /// @param priority for whom it was taken
  private record Slot(long atMicros, Priority priority) {

    /// What was taken for the more urgent is left to them until they missed it.
    boolean suits(Priority other, long now) {
      return other.compareTo(priority) <= 0 || atMicros + SPARED_MICROS < now;
    }
  }

  private static final class Ticket {
    private final Line line;
    private final long number;
    private @Nullable Slot slot;
    private long expectedMicros;

    private Ticket(Line line) {
      this.line = line;
      this.number = line.join();
    }
  }

  Budget(Scope scope, Terms terms, SlotLease lease, Clock clock) {
    this.scope = scope;
    this.terms = terms;
    this.lease = lease;
    this.clock = clock;
    this.apartMicros = terms.apartMicros();
    for (Priority priority : Priority.values()) {
      lines.put(priority, new Line());
    }
  }

  /// Lets a number of sends through, or says when to come again.
  ///
  /// @param who comes again under the same name
  /// @return zero when they may leave now
  Duration enter(String who, Priority priority, int count) {
    long wait = step(who, priority, count);
    if (wait >= 0) {
      return micros(wait);
    }
    SlotLease.@Nullable Lease answer = null;
    try {
      answer = lease.take(scope, terms, priority, wanted(priority, count));
    } finally {
      enterAnswer(priority, answer);
    }
    long after = step(who, priority, count);
    if (after < 0) {
      // Others were quicker.
      enterAnswer(priority, null);
      return micros(BUSY_MICROS);
    }
    return micros(after);
  }

  /// Who waited does not want to any more.
  synchronized void leave(String who) {
    Ticket ticket = tickets.remove(who);
    if (ticket != null) {
      ticket.line.left();
      giveBack(ticket.slot);
    }
  }

  /// What was let through just now is not used.
  synchronized void returned(int count) {
    for (int i = 0; i < count; i++) {
      giveBack(new Slot(nowMicros(), Priority.BULK));
    }
  }

  /// Forgets who did not come back.
  ///
  /// @return whether nobody waits and nothing was used for as long as that
  synchronized boolean sweep(Duration idle) {
    long now = nowMicros();
    Iterator<Ticket> all = tickets.values().iterator();
    while (all.hasNext()) {
      Ticket ticket = all.next();
      if (now - ticket.expectedMicros > GONE_MICROS) {
        ticket.line.left();
        all.remove();
      }
    }
    return tickets.isEmpty() && !asking && now - usedMicros > idle.toNanos() / 1000;
  }

  /// How long to wait, in µs; negative when Redis must be asked first, and then it is on the caller
  /// to do so.
  private synchronized long step(String who, Priority priority, int count) {
    long now = nowMicros();
    usedMicros = now;
    free.removeIf(slot -> slot.atMicros() + LATE_MICROS < now);
    Ticket ticket = tickets.computeIfAbsent(who, _ -> new Ticket(line(priority)));
    if (ticket.slot != null && ticket.slot.atMicros() + LATE_MICROS < now) {
      ticket.slot = null;
    }
    int before = ticket.line.before(ticket.number);
    if (ticket.slot == null && before < NEAR) {
      ticket.slot = pick(priority, count, now);
    }
    if (ticket.slot != null) {
      return use(who, ticket, ticket.slot.atMicros() - now, now);
    }
    return expect(ticket, waitWithoutSlot(ticket.line, before, now), now);
  }

  private @Nullable Slot pick(Priority priority, int count, long now) {
    List<Slot> suitable =
        free.stream().filter(slot -> slot.suits(priority, now)).limit(count).toList();
    if (suitable.size() < count) {
      return null;
    }
    free.removeAll(suitable);
    return suitable.getFirst();
  }

  private long use(String who, Ticket ticket, long inMicros, long now) {
    if (inMicros > EARLY_MICROS) {
      return expect(ticket, inMicros, now);
    }
    tickets.remove(who);
    ticket.line.left();
    return 0;
  }

  private long waitWithoutSlot(Line line, int before, long now) {
    if (before >= NEAR) {
      return (before - NEAR / 2) * apartMicros;
    }
    if (line.closedForMicros(now) > 0) {
      return line.closedForMicros(now) + before * apartMicros;
    }
    if (asking) {
      return BUSY_MICROS + before * apartMicros / 2;
    }
    asking = true;
    return -1;
  }

  private static long expect(Ticket ticket, long wait, long now) {
    ticket.expectedMicros = now + Math.max(0, wait);
    return wait < 0 ? wait : Math.max(1, wait);
  }

  private synchronized int wanted(Priority priority, int count) {
    return Math.max(count, Math.min(terms.mostAtOnce(), line(priority).length()));
  }

  private synchronized void enterAnswer(Priority priority, SlotLease.@Nullable Lease answer) {
    asking = false;
    switch (answer) {
      case null -> {}
      case SlotLease.Lease.Slots(int count, long inMicros, long apart) -> {
        long first = nowMicros() + inMicros;
        for (int i = 0; i < count; i++) {
          free.add(new Slot(first + i * apart, priority));
        }
        apartMicros = apart;
      }
      case SlotLease.Lease.Later(long micros) -> line(priority).close(nowMicros() + micros);
    }
  }

  private void giveBack(@Nullable Slot slot) {
    if (slot != null) {
      free.addFirst(slot);
    }
  }

  private Line line(Priority priority) {
    return Objects.requireNonNull(lines.get(priority));
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  private static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }
}
