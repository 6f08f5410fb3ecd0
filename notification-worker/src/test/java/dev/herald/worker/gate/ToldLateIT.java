package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.notification.Outcome;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// What ended while Redis was away is said to be over as soon as Redis knows it, though nothing can
/// be claimed yet and its delivery has no turn.
class ToldLateIT {
  private static final Outcome SENT = new Outcome.Delivered(List.of("a1"));
  private static final LedgerProperties PROPERTIES =
      new LedgerProperties(Duration.ofMinutes(1), Duration.ofDays(7));

  private final RedisServer server = RedisServer.startDurable();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);
  private final AtomicInteger told = new AtomicInteger();
  private final RememberingLedger remembering =
      new RememberingLedger(
          ledger("one"),
          new RedisLedgerView(coalescer, PROPERTIES),
          PROPERTIES.lease(),
          System::nanoTime);

  @AfterEach
  void stop() {
    remembering.stop();
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void whatEndedWhileRedisWasAway_isToldOnceRedisKnowsIt() {
    remembering.start();
    remembering.claim("d");
    server.kill();
    settleInVain();
    assertThat(told).hasValue(0);
    server.restart();

    Awaitility.await("the end to be told").until(() -> told.get() > 0);
    assertThat(ledger("two").claim("d")).isEqualTo(new Claim.Settled(SENT));
  }

  @Test
  void whatRedisTookAtOnce_isNotToldLate() {
    remembering.claim("d");

    assertThat(remembering.settle("d", SENT, told::incrementAndGet)).isTrue();
    remembering.told("d");
    redis.flushAll();
    remembering.writeAgain();

    assertThat(told).hasValue(0);
  }

  @Test
  void whatSomebodyElseEndedMeanwhile_isNotTold() {
    remembering.claim("d");
    server.kill();
    settleInVain();
    server.restart();
    redis.flushAll();
    RedisLedger other = ledger("two");
    Awaitility.await("the ledger's return")
        .ignoreExceptionsInstanceOf(LedgerUnavailableException.class)
        .until(() -> other.claim("d") instanceof Claim.Granted);
    other.settle("d", new Outcome.Delivered(List.of("b1")));
    remembering.writeAgain();

    assertThat(told).hasValue(0);
  }

  private void settleInVain() {
    assertThatThrownBy(() -> remembering.settle("d", SENT, told::incrementAndGet))
        .isInstanceOf(LedgerUnavailableException.class);
  }

  private RedisLedger ledger(String owner) {
    return new RedisLedger(coalescer, owner, PROPERTIES, new Trusting(), Clock.systemUTC());
  }
}
