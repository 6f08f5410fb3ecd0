package dev.herald.worker.gate.pace;

import dev.herald.notification.Priority;
import dev.herald.worker.gate.pace.Moments.Moment;
import dev.herald.worker.gate.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One worker's part in a budget. Who must wait is called when its moment is known or when it is on
/// it to ask Redis for one: that is the first of a line that has none, and never more than a few
/// moments are taken ahead. Everybody else looks by itself every few seconds only, in case that who
/// stood before is gone. So ten thousand that wait cost a few looks for each that goes.
///
/// Safe for any number of threads; Redis is asked outside the lock, by one of them at a time.
final class Budget {
  private static final int NEAR = 4;
  private static final long EARLY_MICROS = 1000;
  private static final long BUSY_MICROS = 50_000;
  private static final long UNCALLED_MICROS = 2_000_000;
  private static final long GONE_MICROS = 10_000_000;

  private final Scope scope;
  private final Terms terms;
  private final SlotLease lease;
  private final Leaving leaving;
  private final Clock clock;
  private final Moments moments = new Moments();
  private final Map<Priority, Line> lines = new EnumMap<>(Priority.class);
  private long apartMicros;
  private boolean asking;
  private long usedMicros;

  Budget(Scope scope, Terms terms, SlotLease lease, Sleep sleep, Clock clock) {
    this.scope = scope;
    this.terms = terms;
    this.lease = lease;
    this.clock = clock;
    this.leaving = new Leaving(scope, terms, lease, sleep, clock);
    this.apartMicros = terms.apartMicros();
    for (Priority priority : Priority.values()) {
      lines.put(priority, new Line());
    }
  }

  /// What is said to who wants to go.
  sealed interface Entry {
    /// They may leave now, each after a last look at [#leaving].
    record Go(Moment moment) implements Entry {}

    /// Come again after that time.
    record Wait(Duration in) implements Entry {
      private static Wait micros(long micros) {
        return new Wait(Duration.of(micros, ChronoUnit.MICROS));
      }
    }
  }

  /// Lets a number of sends through, or says when to come again.
  ///
  /// @param waiter comes again under the same name
  Entry enter(Waiter waiter, Priority priority, int count) {
    @Nullable Entry entry = step(waiter, priority, count);
    if (entry == null) {
      ask(priority, count);
      entry = step(waiter, priority, count);
    }
    if (entry == null) {
      // Others were quicker.
      enterAnswer(priority, null, 0);
      entry = Entry.Wait.micros(BUSY_MICROS);
    }
    return entry;
  }

  /// The last step of who was let through.
  Leaving leaving() {
    return leaving;
  }

  /// Who waited does not want to any more.
  synchronized void leave(String name) {
    for (Line line : lines.values()) {
      Place place = line.remove(name);
      if (place != null && place.moment != null) {
        moments.giveBack(place.moment);
      }
    }
    callNext(nowMicros());
  }

  /// What was let through is not used. Others may have its first moment; if there were more they
  /// are lost, since which of them were over is not known.
  synchronized void returned(Moment moment) {
    moments.release(moment);
    callNext(nowMicros());
  }

  /// Forgets who did not come back.
  ///
  /// @return whether nobody waits and nothing was used for as long as that
  synchronized boolean sweep(Duration idle) {
    long now = nowMicros();
    lines.values().forEach(line -> line.removeAbsent(now, GONE_MICROS));
    boolean nobody = lines.values().stream().allMatch(Line::isEmpty);
    return nobody && !asking && now - usedMicros > idle.toNanos() / 1000;
  }

  private void ask(Priority priority, int count) {
    long asked = nowMicros();
    SlotLease.@Nullable Lease answer = null;
    try {
      answer = lease.take(scope, terms, priority, wanted(priority, count));
    } finally {
      enterAnswer(priority, answer, asked);
    }
  }

  /// What to say; null when Redis must be asked first, and then it is on the caller to do so.
  private synchronized @Nullable Entry step(Waiter waiter, Priority priority, int count) {
    long now = nowMicros();
    usedMicros = now;
    Line line = line(priority);
    Place place = line.of(waiter, now);
    place.count = count;
    place.comesAt(now);
    if (place.moment != null && place.moment.isOver(now)) {
      place.moment = null;
    }
    deal(now);
    Moment moment = place.moment;
    if (moment != null && moment.atMicros() - now <= EARLY_MICROS) {
      line.remove(place.name());
      callNext(now);
      return new Entry.Go(moment);
    }
    long wait = moment == null ? withoutMoment(line, place, now) : moment.atMicros() - now;
    place.comesAt(now + Math.max(0, wait));
    callNext(now);
    return wait < 0 ? null : Entry.Wait.micros(wait);
  }

  /// How long to wait, in µs; negative when Redis must be asked first.
  private long withoutMoment(Line line, Place place, long now) {
    if (asker(line, now) != place) {
      return Math.max(UNCALLED_MICROS, 2L * line.before(place) * apartMicros);
    }
    long closed = line.opensMicros(now) - now;
    if (closed > 0) {
      return closed;
    }
    if (asking) {
      return BUSY_MICROS;
    }
    asking = true;
    return -1;
  }

  /// Gives the moments that are there to those who stand first.
  private void deal(long now) {
    moments.dropOld(now);
    if (moments.isEmpty()) {
      return;
    }
    lines.forEach((priority, line) -> {
      for (Place place : line.first(NEAR, now)) {
        if (place.moment == null) {
          place.moment = moments.take(priority, place.count, now);
          if (place.moment == null) {
            return;
          }
          place.call(Math.max(now, place.moment.atMicros()), now);
        }
      }
    });
  }

  /// Calls those who have to ask.
  private void callNext(long now) {
    deal(now);
    for (Line line : lines.values()) {
      Place asker = asking ? null : asker(line, now);
      if (asker != null) {
        asker.call(line.opensMicros(now), now);
      }
    }
  }

  private static @Nullable Place asker(Line line, long now) {
    for (Place place : line.first(NEAR, now)) {
      if (place.moment == null) {
        return place;
      }
    }
    return null;
  }

  private synchronized int wanted(Priority priority, int count) {
    return Math.max(count, Math.min(terms.mostAtOnce(), line(priority).length()));
  }

  /// Redis gave the moments by its clock some time after it was asked: they are not used before
  /// they have come for certain, nor later than it may have meant.
  private synchronized void enterAnswer(
      Priority priority, SlotLease.@Nullable Lease answer, long asked) {
    asking = false;
    long now = nowMicros();
    switch (answer) {
      case null -> {}
      case SlotLease.Lease.Slots(int count, long inMicros, long apart) -> {
        long until = asked + inMicros + terms.leavesWithinMicros();
        for (int i = 0; i < count; i++) {
          moments.add(new Moment(now + inMicros + i * apart, until + i * apart, priority));
        }
        apartMicros = apart;
      }
      case SlotLease.Lease.Later(long micros) -> line(priority).close(now + micros);
    }
    callNext(now);
  }

  private Line line(Priority priority) {
    return Objects.requireNonNull(lines.get(priority));
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }
}
