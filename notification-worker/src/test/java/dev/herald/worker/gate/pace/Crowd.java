package dev.herald.worker.gate.pace;

import dev.herald.notification.Priority;
import dev.herald.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Lanes that come, are told when to come again, and go in the end; in simulated time.
final class Crowd {
  private final MutableClock clock;
  private final Instant start;
  private final PriorityQueue<Visit> visits =
      new PriorityQueue<>(Comparator.comparing(Visit::at).thenComparingLong(Visit::order));
  private final List<Gone> gone = new ArrayList<>();
  private long order;
  private long looks;

  private record Visit(Instant at, long order, Lane lane) {}

  private final class Lane {
    private final String name;
    private final Budget budget;
    private final Priority priority;
    private final Instant came;
    private @Nullable Visit next;

    private Lane(String name, Budget budget, Priority priority, Instant came) {
      this.name = name;
      this.budget = budget;
      this.priority = priority;
      this.came = came;
    }

    private Budget.Entry look() {
      return budget.enter(new Waiter(name, this::comesIn), priority, 1);
    }

    /// It comes then, if it would not sooner.
    private void comesIn(Duration wait) {
      // The engine's timer counts milliseconds.
      Instant at = clock.instant().plusMillis(wait.plusMillis(1).minusNanos(1).toMillis());
      if (next == null || at.isBefore(next.at())) {
        visits.remove(next);
        next = visit(at, this);
      }
    }
  }

  /// A lane that was let go.
  record Gone(Priority priority, Instant came, Instant went) {
    Duration waited() {
      return Duration.between(came, went);
    }
  }

  Crowd(MutableClock clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  void comes(Budget budget, Priority priority, Duration after) {
    Instant at = start.plus(after);
    Lane lane = new Lane("lane-" + order, budget, priority, at);
    lane.next = visit(at, lane);
  }

  /// Lets time go by until that moment or until all are gone.
  void run(Duration until) {
    Instant end = start.plus(until);
    while (!visits.isEmpty() && !visits.peek().at().isAfter(end)) {
      Visit visit = visits.remove();
      if (visit.at().isAfter(clock.instant())) {
        clock.advance(Duration.between(clock.instant(), visit.at()));
      }
      looks++;
      Lane lane = visit.lane();
      lane.next = null;
      switch (lane.look()) {
        case Budget.Entry.Go _ -> gone.add(new Gone(lane.priority, lane.came, clock.instant()));
        case Budget.Entry.Wait(Duration in) -> lane.comesIn(in);
      }
    }
  }

  List<Gone> gone() {
    return gone;
  }

  long looks() {
    return looks;
  }

  /// The most that went within any span of this length.
  int mostWithin(Duration span) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < gone.size(); to++) {
      while (Duration.between(gone.get(from).went(), gone.get(to).went()).compareTo(span) >= 0) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  private Visit visit(Instant at, Lane lane) {
    Visit visit = new Visit(at, order++, lane);
    visits.add(visit);
    return visit;
  }
}
