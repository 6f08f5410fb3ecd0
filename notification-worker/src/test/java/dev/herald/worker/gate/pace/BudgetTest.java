package dev.herald.worker.gate.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Priority;
import dev.herald.testing.MutableClock;
import dev.herald.worker.gate.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Scope TENANT = new Scope(Scope.Kind.TENANT, "bot/msteams/tenant");
  private static final List<Priority> PRIORITIES =
      List.of(Priority.URGENT, Priority.NORMAL, Priority.BULK);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Terms FIFTY =
      new Terms(Window.valueOf("50/1s"), Duration.ofMillis(50), 0.1, 0.7, 0.1, 0.02);

  private final MutableClock clock = new MutableClock();
  private final MemorySlots slots = new MemorySlots(clock);
  private final Crowd crowd = new Crowd(clock);

  @Test
  void tenThousandThatWait_useTheBudgetUpWithoutPolling() {
    Budget budget = budget();
    for (int i = 0; i < 10_000; i++) {
      crowd.comes(budget, Priority.BULK, Duration.ZERO);
    }
    crowd.run(Duration.ofSeconds(230));

    assertThat(crowd.gone().size()).isEqualTo(10_000);
    assertThat(crowd.mostWithin(SECOND)).isBetween(40, 50);
    assertThat(crowd.looks()).as("looks of all lanes").isLessThan(50_000);
    assertThat(slots.asked()).as("questions to Redis").isLessThan(20_000);
  }

  @Test
  void fourWorkersWithABacklogEach_lookAFewTimesForEachThatGoes() {
    List<Budget> workers = List.of(budget(), budget(), budget(), budget());
    for (int i = 0; i < 4000; i++) {
      crowd.comes(workers.get(i % 4), Priority.NORMAL, Duration.ZERO);
    }
    crowd.run(Duration.ofSeconds(95));

    assertThat(crowd.gone().size()).isEqualTo(4000);
    assertThat(crowd.mostWithin(SECOND)).isBetween(40, 50);
    assertThat(crowd.looks()).as("looks of all lanes").isLessThan(36_000);
  }

  @Test
  void whoStoodInFrontAndIsGone_costsThoseBehindSomeSecondsAtMost() {
    Budget budget = budget();
    budget.enter(Waiters.deaf("passes"), Priority.NORMAL, 1);
    for (int i = 0; i < 6; i++) {
      budget.enter(Waiters.deaf("gone-" + i), Priority.NORMAL, 1);
    }
    for (int i = 0; i < 100; i++) {
      crowd.comes(budget, Priority.NORMAL, Duration.ofMillis(1));
    }
    crowd.run(Duration.ofSeconds(8));

    assertThat(crowd.gone().size()).isEqualTo(100);
  }

  @Test
  void twoWorkersTogether_neverExceedTheBudget() {
    long seed = 4711;
    SplittableRandom random = new SplittableRandom(seed);
    List<Budget> workers = List.of(budget(), budget());
    for (int i = 0; i < 3000; i++) {
      Priority priority = PRIORITIES.get(random.nextInt(3));
      Duration at = Duration.ofMillis(random.nextInt(40_000));
      crowd.comes(workers.get(random.nextInt(2)), priority, at);
    }
    crowd.run(Duration.ofSeconds(90));

    assertThat(crowd.gone().size()).as("seed %d", seed).isEqualTo(3000);
    assertThat(crowd.mostWithin(SECOND)).as("seed %d", seed).isBetween(40, 50);
  }

  @Test
  void sendsThatWereHeldUp_areFollowedByNoMoreThanTheChannelTakes() {
    Budget budget = budget();
    List<Instant> left = new ArrayList<>();
    int heldUp = 0;
    for (int ms = 0; ms < 3000; ms++) {
      if (budget.enter(Waiters.deaf("lane"), Priority.NORMAL, 1) instanceof Budget.Entry.Go) {
        heldUp++;
      }
      for (; ms >= 200 && heldUp > 0; heldUp--) {
        if (budget.leaving().departs()) {
          left.add(clock.instant());
        }
      }
      clock.advance(Duration.ofMillis(1));
    }

    assertThat(mostWithin(SECOND, left)).isEqualTo(50);
    assertThat(left.size()).isGreaterThan(120);
  }

  @Test
  void whoMissedItsMoment_waitsForTheNextThatIsFree() {
    Budget budget = budget();
    budget.enter(Waiters.deaf("lane"), Priority.NORMAL, 1);
    slots.take(TENANT, FIFTY, Priority.NORMAL, 3);
    Instant asked = clock.instant();

    Instant until = budget.leaving().another().orElseThrow();

    assertThat(Duration.between(asked, clock.instant()))
        .isEqualTo(Duration.of(4 * FIFTY.apartMicros(), ChronoUnit.MICROS));
    assertThat(Duration.between(clock.instant(), until))
        .isEqualTo(Duration.of(FIFTY.leavesWithinMicros(), ChronoUnit.MICROS));
  }

  @Test
  void momentsThatRedisWasSlowToGive_passSooner() {
    Duration slow = Duration.ofMillis(60);
    Budget budget =
        new Budget(TENANT, FIFTY, new SlowSlots(slots, slow, clock), this::sleep, clock);

    Budget.Entry entry = budget.enter(Waiters.deaf("lane"), Priority.NORMAL, 1);

    Instant until = ((Budget.Entry.Go) entry).moment().until();
    assertThat(Duration.between(clock.instant(), until))
        .isEqualTo(Duration.of(FIFTY.leavesWithinMicros(), ChronoUnit.MICROS).minus(slow));
  }

  @Test
  void asManyAsTheLimitAndOneMore_takeLongerThanItsSpanHoweverLateTheFirstLeaves() {
    for (int limit : new int[] {1, 2, 3, 5, 7, 50, 999, 100_000}) {
      Terms terms =
          new Terms(new Window(limit, SECOND), Duration.ofMillis(50), 0.1, 0.7, 0.1, 0.02);
      assertThat(limit * terms.apartMicros() - terms.leavesWithinMicros())
          .as("%d in a second", limit)
          .isGreaterThan(1_000_000);
    }
  }

  @Test
  void urgentTraffic_doesNotWaitBehindABulkBacklogOfAnyWorker() {
    Budget here = budget();
    Budget there = budget();
    for (int i = 0; i < 5000; i++) {
      crowd.comes(i % 2 == 0 ? here : there, Priority.BULK, Duration.ZERO);
    }
    for (int i = 0; i < 200; i++) {
      crowd.comes(i % 2 == 0 ? here : there, Priority.URGENT, Duration.ofMillis(1000 + i * 100));
    }
    crowd.run(Duration.ofSeconds(30));

    List<Duration> waits =
        crowd.gone().stream()
            .filter(each -> each.priority() == Priority.URGENT)
            .map(Crowd.Gone::waited)
            .sorted()
            .toList();
    assertThat(waits.size()).isEqualTo(200);
    assertThat(waits.get(197)).as("p99").isLessThan(Duration.ofMillis(150));
    assertThat(crowd.gone().size()).as("bulk uses what is left").isGreaterThan(1200);
  }

  @Test
  void bulkKeepsItsShare_whileUrgentWantsEverything() {
    Budget budget = budget();
    for (int i = 0; i < 3000; i++) {
      crowd.comes(budget, Priority.URGENT, Duration.ofMillis(i * 10L));
      crowd.comes(budget, Priority.BULK, Duration.ZERO);
    }
    crowd.run(Duration.ofSeconds(30));

    long bulk = crowd.gone().stream().filter(each -> each.priority() == Priority.BULK).count();
    assertThat(bulk).isBetween(90L, 300L);
  }

  @Test
  void whoDoesNotComeBack_doesNotHoldUpTheOthers() {
    Budget budget = budget();
    for (int i = 0; i < 500; i++) {
      budget.enter(Waiters.deaf("gone-" + i), Priority.NORMAL, 1);
    }
    crowd.comes(budget, Priority.NORMAL, Duration.ofMillis(1));
    clock.advance(Duration.ofSeconds(25));
    budget.sweep(Duration.ofMinutes(1));
    crowd.run(Duration.ofSeconds(40));

    assertThat(crowd.gone().size()).isEqualTo(1);
  }

  private Budget budget() {
    return new Budget(TENANT, FIFTY, slots, this::sleep, clock);
  }

  private boolean sleep(Duration time) {
    clock.advance(time);
    return true;
  }

  private static long mostWithin(Duration span, List<Instant> times) {
    return times.stream()
        .mapToLong(first -> times.stream().filter(each -> isWithin(span, first, each)).count())
        .max()
        .orElse(0);
  }

  private static boolean isWithin(Duration span, Instant first, Instant each) {
    return !each.isBefore(first) && each.isBefore(first.plus(span));
  }

  private record SlowSlots(SlotLease slots, Duration slow, MutableClock clock)
      implements SlotLease {
    @Override
    public Lease take(Scope budget, Terms terms, Priority priority, int count) {
      Lease lease = slots.take(budget, terms, priority, count);
      clock.advance(slow);
      return lease;
    }

    @Override
    public Lease takeAnother(Scope budget, Terms terms) {
      return take(budget, terms, Priority.URGENT, 1);
    }

    @Override
    public void throttled(Scope budget, Terms terms, Duration pause) {
      slots.throttled(budget, terms, pause);
    }
  }
}
