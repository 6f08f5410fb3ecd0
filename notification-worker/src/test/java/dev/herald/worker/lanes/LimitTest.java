package dev.herald.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimitTest {
  private final Limit limit = new Limit(10, new Limit.Shares(90, 60));

  @Test
  void bulkAndNormalLeaveRoomForUrgent() {
    assertThat(take(Priority.BULK)).isEqualTo(6);
    assertThat(take(Priority.NORMAL)).isEqualTo(3);
    assertThat(take(Priority.URGENT)).isEqualTo(1);
    assertThat(limit.inUse()).isEqualTo(10);
  }

  @Test
  void whoWaitsIsAdmittedInTurnTheMoreUrgentFirst() {
    take(Priority.URGENT);
    Ticket bulk = waits(Priority.BULK);
    Ticket first = waits(Priority.NORMAL);
    Ticket second = waits(Priority.NORMAL);
    Ticket urgent = waits(Priority.URGENT);

    assertThat(admitAll(10)).containsExactly(urgent, first, second, bulk);
  }

  @Test
  void bulkIsNotPassedOverForEver() {
    take(Priority.URGENT);
    Ticket bulk = waits(Priority.BULK);
    for (int i = 0; i < 100; i++) {
      waits(Priority.URGENT);
    }

    int before = 0;
    limit.leave(Priority.URGENT);
    limit.leave(Priority.URGENT);
    limit.leave(Priority.URGENT);
    limit.leave(Priority.URGENT);
    for (Ticket next = limit.admit(); next != bulk; next = limit.admit()) {
      assertThat(next).isNotNull();
      limit.leave(Priority.URGENT);
      before++;
    }
    assertThat(before).isEqualTo(32);
  }

  @Test
  void whoDoesNotWaitDoesNotOvertakeWhoDoes() {
    take(Priority.URGENT);
    Ticket waits = waits(Priority.NORMAL);
    limit.leave(Priority.URGENT);
    limit.leave(Priority.URGENT);

    assertThat(limit.tryEnter(Priority.NORMAL)).isFalse();
    assertThat(limit.admit()).isEqualTo(waits);
    assertThat(limit.admit()).isNull();
  }

  @Test
  void whoDoesNotWantItAnyMoreIsSkipped() {
    take(Priority.URGENT);
    waits(Priority.NORMAL).withdrawn = true;
    Ticket next = waits(Priority.NORMAL);
    limit.leave(Priority.URGENT);
    limit.leave(Priority.URGENT);

    assertThat(limit.admit()).isEqualTo(next);
  }

  /// Steps take places on their own threads while the owner gives back and admits.
  @Test
  void takenByManyThreadsItNeverHoldsMoreThanItMay() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        Priority priority = Turnstile.BY_URGENCY.get(thread % 3);
        threads.execute(() -> race(priority, inside, most));
      }
    }

    assertThat(most.get()).isBetween(1, 10);
    assertThat(limit.inUse()).isZero();
  }

  private void race(Priority priority, AtomicInteger inside, AtomicInteger most) {
    for (int i = 0; i < 200_000; i++) {
      if (limit.tryEnter(priority)) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        inside.decrementAndGet();
        limit.leave(priority);
      }
    }
  }

  private int take(Priority priority) {
    int taken = 0;
    while (limit.tryEnter(priority)) {
      taken++;
    }
    return taken;
  }

  private Ticket waits(Priority priority) {
    Lane lane = new Lane(LaneKey.of(new byte[] {1}, 0));
    Ticket ticket = new Ticket(lane, priority, List.of(limit));
    assertThat(limit.enter(ticket)).isFalse();
    return ticket;
  }

  private List<Ticket> admitAll(int places) {
    List<Ticket> admitted = new ArrayList<>();
    for (int i = 0; i < places; i++) {
      limit.leave(Priority.URGENT);
    }
    for (Ticket next = limit.admit(); next != null; next = limit.admit()) {
      admitted.add(next);
    }
    return admitted;
  }
}
