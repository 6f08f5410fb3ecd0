package dev.herald.worker.gate.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.notification.Priority;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import dev.herald.worker.gate.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

class RedisPaceIT {
  private static final Terms FIFTY =
      new Terms(Window.valueOf("50/1s"), Duration.ofMillis(50), 0.1, 0.7, 0.1, 0.02);
  private static final Scope TENANT = new Scope(Scope.Kind.TENANT, "bot/msteams/tenant");

  private final RedisServer server = RedisServer.start();
  private final UnifiedJedis jedis =
      RedisClient.builder().hostAndPort("127.0.0.1", server.port()).build();
  private final Coalescer redis = Coalescers.on(jedis);
  private final RedisSlots slots = new RedisSlots(redis);

  @AfterEach
  void close() {
    redis.close();
    jedis.close();
    server.close();
  }

  @Test
  void twoHoldersInParallel_togetherKeepTheBudgetAndUseIt() throws InterruptedException {
    int sends = 200;
    ConcurrentSkipListSet<Long> times = new ConcurrentSkipListSet<>();
    CountDownLatch all = new CountDownLatch(sends);
    List<Budget> holders = List.of(budget(), budget());
    try (ScheduledExecutorService timer = Executors.newScheduledThreadPool(4)) {
      for (int i = 0; i < sends; i++) {
        Lane lane =
            new Lane("lane-" + i, holders.get(i % 2), timer, new AtomicBoolean(), times, all);
        timer.execute(lane);
      }
      assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    }

    List<Long> sorted = List.copyOf(times);
    long shortest =
        IntStream.range(0, sends - 50)
            .mapToLong(i -> sorted.get(i + 50) - sorted.get(i))
            .min()
            .orElseThrow();
    assertThat(Duration.ofNanos(shortest)).as("51 sends take").isGreaterThan(Duration.ofSeconds(1));
    assertThat(Duration.ofNanos(sorted.getLast() - sorted.getFirst()))
        .as("200 sends take")
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(7));
  }

  @Test
  void momentsOfAllWhoTakeSome_standApart() {
    SlotLease.Lease.Slots first = taken(slots.take(TENANT, FIFTY, Priority.NORMAL, 2));
    SlotLease.Lease.Slots second =
        taken(new RedisSlots(redis).take(TENANT, FIFTY, Priority.NORMAL, 1));

    assertThat(first.inMicros()).isZero();
    assertThat(first.apartMicros()).isEqualTo(FIFTY.apartMicros());
    assertThat(second.inMicros()).isBetween(FIFTY.apartMicros(), 2 * FIFTY.apartMicros());
  }

  @Test
  void bulk_isRefusedWhatLiesFarAhead_andUrgentIsNot() {
    slots.take(TENANT, FIFTY, Priority.BULK, 1);
    slots.take(TENANT, FIFTY, Priority.URGENT, 10);

    assertThat(slots.take(TENANT, FIFTY, Priority.BULK, 1))
        .isInstanceOf(SlotLease.Lease.Later.class);
    assertThat(slots.take(TENANT, FIFTY, Priority.URGENT, 1))
        .isInstanceOf(SlotLease.Lease.Slots.class);
  }

  @Test
  void whoMissedItsMoment_isGivenOneBehindAllThatAreGiven() {
    slots.take(TENANT, FIFTY, Priority.URGENT, 30);

    assertThat(slots.take(TENANT, FIFTY, Priority.URGENT, 1))
        .isInstanceOf(SlotLease.Lease.Later.class);
    assertThat(taken(slots.takeAnother(TENANT, FIFTY)).inMicros())
        .isBetween(25 * FIFTY.apartMicros(), 30 * FIFTY.apartMicros());
  }

  @Test
  void a429_putsTheMomentsFurtherApart_onceASecondAtMost() {
    slots.throttled(TENANT, FIFTY, Duration.ZERO);
    slots.throttled(TENANT, FIFTY, Duration.ZERO);

    long apart = taken(slots.take(TENANT, FIFTY, Priority.NORMAL, 1)).apartMicros();
    assertThat(apart)
        .isBetween((long) (FIFTY.apartMicros() / 0.71), (long) (FIFTY.apartMicros() / 0.69));
  }

  @Test
  void whileAChannelAskedForAPause_nobodyIsGivenAMoment() {
    slots.throttled(TENANT, FIFTY, Duration.ofSeconds(20));

    SlotLease.Lease answer = new RedisSlots(redis).take(TENANT, FIFTY, Priority.URGENT, 1);

    assertThat(answer).isInstanceOf(SlotLease.Lease.Later.class);
    assertThat(((SlotLease.Lease.Later) answer).micros()).isGreaterThan(15_000_000);
  }

  @Test
  void marks_areReadByTheNextOwner_andLeftAgainWhenRedisLostThem() {
    RedisHotMarks owner = new RedisHotMarks(redis, Duration.ofHours(1), Clock.systemUTC());
    owner.leave(-4711, List.of(7, 8, 60, 900));
    jedis.flushAll();

    owner.refresh();

    assertThat(new RedisHotMarks(redis, Duration.ofHours(1), Clock.systemUTC()).read())
        .hasEntrySatisfying(
            -4711L,
            mark -> {
              assertThat(mark.counts()).containsExactly(7, 8, 60, 900);
              assertThat(mark.ageMs()).isBetween(0, 10_000);
            });
  }

  @Test
  void aBlock_isReadByAllWorkers_theLongerOneCounts() {
    BlockBoard board = new RedisBlockBoard(redis);
    board.post(TENANT, Duration.ofMinutes(2));
    board.post(TENANT, Duration.ofMinutes(1));

    assertThat(new RedisBlockBoard(redis).read())
        .hasEntrySatisfying(
            TENANT, left -> assertThat(left).isGreaterThan(Duration.ofSeconds(100)));
  }

  @Test
  void aRedisThatIsAway_isAnExceptionAndNoAnswer() {
    server.kill();
    Budget budget = budget();

    assertThatThrownBy(() -> budget.enter(Waiters.deaf("lane"), Priority.NORMAL, 1))
        .isInstanceOf(StoreUnavailableException.class);
    server.restart();

    assertThat(budget.enter(Waiters.deaf("lane"), Priority.NORMAL, 1))
        .isInstanceOf(Budget.Entry.Go.class);
  }

  private Budget budget() {
    return new Budget(TENANT, FIFTY, new RedisSlots(redis), Sleep::really, Clock.systemUTC());
  }

  private static SlotLease.Lease.Slots taken(SlotLease.Lease lease) {
    return (SlotLease.Lease.Slots) lease;
  }

  private record Lane(
      String name,
      Budget budget,
      ScheduledExecutorService timer,
      AtomicBoolean gone,
      ConcurrentSkipListSet<Long> times,
      CountDownLatch all)
      implements Runnable {
    @Override
    public synchronized void run() {
      if (gone.get()) {
        return;
      }
      switch (budget.enter(new Waiter(name, this::visit), Priority.NORMAL, 1)) {
        case Budget.Entry.Go _ -> {
          gone.set(true);
          times.add(System.nanoTime());
          all.countDown();
        }
        case Budget.Entry.Wait(Duration in) -> visit(in);
      }
    }

    private void visit(Duration in) {
      var _ = timer.schedule(this, in.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
