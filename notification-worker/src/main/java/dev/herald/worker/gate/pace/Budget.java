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
  private final Clock clock;
  private final Moments moments = new Moments();
  private final Map<Priority, Line> lines = new EnumMap<>(Priority.class);
  private long apartMicros;
  private boolean asking;
  private long usedMicros;

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
  /// @param waiter comes again under the same name
  /// @return zero when they may leave now
  Duration enter(Waiter waiter, Priority priority, int count) {
    long wait = step(waiter, priority, count);
    if (wait < 0) {
      SlotLease.@Nullable Lease answer = null;
      try {
        answer = lease.take(scope, terms, priority, wanted(priority, count));
      } finally {
        enterAnswer(priority, answer);
      }
      wait = step(waiter, priority, count);
    }
    if (wait < 0) {
      // Others were quicker.
      enterAnswer(priority, null);
      wait = BUSY_MICROS;
    }
    return Duration.of(wait, ChronoUnit.MICROS);
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

  /// What was let through just now is not used.
  synchronized void returned(int count) {
    long now = nowMicros();
    for (int i = 0; i < count; i++) {
      moments.giveBack(new Moment(now, Priority.BULK));
    }
    callNext(now);
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

  /// How long to wait, in µs; negative when Redis must be asked first, and then it is on the caller
  /// to do so.
  private synchronized long step(Waiter waiter, Priority priority, int count) {
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
    long wait = place.moment == null ? withoutMoment(line, place, now) : use(line, place, now);
    place.comesAt(now + Math.max(0, wait));
    callNext(now);
    return wait;
  }

  private long use(Line line, Place place, long now) {
    long in = Objects.requireNonNull(place.moment).atMicros() - now;
    if (in > EARLY_MICROS) {
      return in;
    }
    line.remove(place.name());
    return 0;
  }

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

  private synchronized void enterAnswer(Priority priority, SlotLease.@Nullable Lease answer) {
    asking = false;
    long now = nowMicros();
    switch (answer) {
      case null -> {}
      case SlotLease.Lease.Slots(int count, long inMicros, long apart) -> {
        for (int i = 0; i < count; i++) {
          moments.add(new Moment(now + inMicros + i * apart, priority));
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
