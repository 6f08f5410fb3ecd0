package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeRecord;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// A worker that was thought dead says what became of a delivery, while Redis misses what another
/// worker told of it.
class UncertainEndIT {
  private static final Outcome LOST = new Outcome.Unknown("connection-lost");
  private static final Outcome TAKEN_OVER = new Outcome.Unknown("interrupted");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final LedgerProperties PROPERTIES =
      new LedgerProperties(LEASE, Duration.ofDays(7));

  private final RedisServer server = RedisServer.startDurable();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);
  private final AtomicBoolean complete = new AtomicBoolean(true);
  private final AtomicInteger told = new AtomicInteger();
  private final AtomicLong stoodStill = new AtomicLong();
  private final RememberingLedger thawed =
      new RememberingLedger(
          new RedisLedger(
              coalescer, "thawed", PROPERTIES, Trusting.whenever(complete::get), Clock.systemUTC()),
          new RedisLedgerView(coalescer, PROPERTIES),
          LEASE,
          () -> System.nanoTime() + stoodStill.get());
  private final RedisLedger other =
      new RedisLedger(coalescer, "other", PROPERTIES, new Trusting(), Clock.systemUTC());

  @AfterEach
  void stop() {
    thawed.stop();
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void whatAnotherToldBefore_isNotToldDifferently() {
    loseAndEnd();

    thawed.writeAgain();
    restore(TAKEN_OVER);
    complete.set(true);

    assertThat(thawed.claim("d")).isEqualTo(new Claim.Settled(TAKEN_OVER));
    assertThat(told).hasValue(0);
  }

  @Test
  void whatAnotherToldBefore_isNotToldDifferentlyAfterTheNextWipeEither() {
    loseAndEnd();
    restore(TAKEN_OVER);
    complete.set(true);
    thawed.claim("d");

    redis.flushAll();
    thawed.writeAgain();

    assertThat(other.claim("d")).isEqualTo(new Claim.Granted(List.of(), false));
    assertThat(told).hasValue(0);
  }

  @Test
  void whenNobodyToldAnything_itIsToldAsSoonAsTheLedgerIsComplete() {
    loseAndEnd();
    thawed.start();

    complete.set(true);

    Awaitility.await("the end").until(() -> told.get() > 0);
    assertThat(other.claim("d")).isEqualTo(new Claim.Settled(LOST));
  }

  @Test
  void untilItIsTold_nobodyTakesItForUntouched() {
    loseAndEnd();

    thawed.writeAgain();

    assertThat(other.claim("d")).isInstanceOf(Claim.Held.class);
    assertThat(told).hasValue(0);
  }

  @Test
  void thatItWasDelivered_isToldAtOnce() {
    thawed.claim("d");
    redis.flushAll();
    complete.set(false);

    assertThat(thawed.settle("d", new Outcome.Delivered(List.of("a1")))).isTrue();
  }

  @Test
  void thatItWasDelivered_isToldAsPerhapsTwice_whenOthersMayHaveTakenItOverAndRedisLostThat() {
    thawed.claim("d");
    stoodStill.set(Duration.ofSeconds(18).toNanos());
    redis.flushAll();
    complete.set(false);

    boolean told = thawed.settle("d", new Outcome.Delivered(List.of("a1")));

    assertThat(told).isFalse();
    assertThat(thawed.claim("d"))
        .isEqualTo(new Claim.Settled(new Outcome.Delivered(List.of("a1"), true)));
  }

  @Test
  void thatItWasDelivered_isToldAsItIs_whenRedisStillKnowsWhatOthersDid() {
    thawed.claim("d");
    stoodStill.set(Duration.ofSeconds(18).toNanos());

    assertThat(thawed.settle("d", new Outcome.Delivered(List.of("a1")))).isTrue();
    assertThat(thawed.claim("d"))
        .isEqualTo(new Claim.Settled(new Outcome.Delivered(List.of("a1"), false)));
  }

  private void loseAndEnd() {
    thawed.claim("d");
    redis.flushAll();
    complete.set(false);
    assertThatThrownBy(() -> thawed.settle("d", LOST, told::incrementAndGet))
        .isInstanceOf(LedgerUnavailableException.class);
  }

  private void restore(Outcome outcome) {
    OutcomeRecord record = new OutcomeRecord("e", "d", null, outcome, Instant.now());
    new LedgerRestore(coalescer, PROPERTIES, Clock.systemUTC())
        .put(List.of(new LedgerRestore.Told(record, "")));
  }
}
