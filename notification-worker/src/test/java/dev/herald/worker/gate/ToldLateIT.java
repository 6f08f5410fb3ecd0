package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.notification.Outcome;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import dev.herald.testing.SlowLink;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

  private static final int MANY = 200;
  private static final Duration ROUND_TRIP = Duration.ofMillis(50);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final RedisServer server = RedisServer.startDurable();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);
  private final AtomicInteger told = new AtomicInteger();
  private final RememberingLedger remembering = remembering(coalescer);

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
    settleInVain(remembering, "d");
    assertThat(told).hasValue(0);
    server.restart();

    Awaitility.await("the end to be told").until(() -> told.get() > 0);
    assertThat(ledger("two").claim("d")).isEqualTo(new Claim.Settled(SENT));
  }

  /// One after the other they would take ten seconds, in which a worker may be killed.
  @Test
  void allThatEndedWhileRedisWasAway_isToldInFewRoundTrips() {
    try (SlowLink link = SlowLink.to(URI.create(server.uri()).getPort());
        RedisClient distant = RedisClient.create("redis://127.0.0.1:" + link.port());
        Coalescer asking = Coalescers.on(distant)) {
      RememberingLedger far = remembering(asking);
      List<String> deliveries = IntStream.range(0, MANY).mapToObj(i -> "d" + i).toList();
      deliveries.forEach(far::claim);
      server.kill();
      deliveries.forEach(each -> settleInVain(far, each));
      link.delay(ROUND_TRIP);
      server.restart();
      far.start();

      Awaitility.await("all ends to be told").atMost(SOON).until(() -> told.get() >= MANY);
      far.stop();
    }
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
    settleInVain(remembering, "d");
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

  private void settleInVain(RememberingLedger ledger, String delivery) {
    assertThatThrownBy(() -> ledger.settle(delivery, SENT, told::incrementAndGet))
        .isInstanceOf(LedgerUnavailableException.class);
  }

  private static RememberingLedger remembering(Coalescer redis) {
    return new RememberingLedger(
        ledger(redis, "one"),
        new RedisLedgerView(redis, PROPERTIES),
        PROPERTIES.lease(),
        System::nanoTime);
  }

  private RedisLedger ledger(String owner) {
    return ledger(coalescer, owner);
  }

  private static RedisLedger ledger(Coalescer redis, String owner) {
    return new RedisLedger(redis, owner, PROPERTIES, new Trusting(), Clock.systemUTC());
  }
}
