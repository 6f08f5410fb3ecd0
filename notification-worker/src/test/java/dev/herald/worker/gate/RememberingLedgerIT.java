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
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// What the channel said while Redis was away, told as soon as it is back.
class RememberingLedgerIT {
  private static final Outcome SENT = new Outcome.Delivered(List.of("a1"));

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final LedgerProperties PROPERTIES =
      new LedgerProperties(LEASE, Duration.ofDays(7));

  private final RedisServer server = RedisServer.startDurable();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);
  private final RememberingLedger remembering =
      new RememberingLedger(ledger("one"), view(), LEASE, System::nanoTime);
  private final RedisLedger other = ledger("two");

  @AfterEach
  void stop() {
    remembering.stop();
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void settledWhileAway_isSettledBeforeItIsClaimedAgain() {
    remembering.claim("d");
    server.kill();
    assertLost(() -> remembering.settle("d", SENT));
    assertLost(() -> remembering.claim("d"));
    server.restart();

    assertThat(claimed(remembering)).isEqualTo(new Claim.Settled(SENT));
    assertThat(claimed(other)).isEqualTo(new Claim.Settled(SENT));
  }

  @Test
  void progressMadeWhileAway_isNotSentAgain() {
    remembering.claim("d");
    server.kill();
    assertLost(() -> remembering.progress("d", List.of("a1"), false));
    server.restart();

    assertThat(claimed(remembering)).isEqualTo(new Claim.Granted(List.of("a1"), false));
  }

  @Test
  void givenBackInDoubtWhileAway_staysInDoubt() {
    remembering.claim("d");
    server.kill();
    assertLost(() -> remembering.release("d", List.of(), true));
    server.restart();

    assertThat(claimed(remembering)).isEqualTo(new Claim.Granted(List.of(), true));
  }

  @Test
  void lastWord_isTheOneThatIsTold() {
    remembering.claim("d");
    server.kill();
    assertLost(() -> remembering.progress("d", List.of("a0"), false));
    assertLost(() -> remembering.settle("d", SENT));
    server.restart();

    assertThat(claimed(remembering)).isEqualTo(new Claim.Settled(SENT));
  }

  @Test
  void whatWasLeftHalfSent_isKnownToTheNextWorkerThoughRedisWasWiped() {
    leaveHalfSent();

    redis.flushAll();
    remembering.writeAgain();

    assertThat(other.claim("d")).isEqualTo(new Claim.Granted(List.of("a1"), false));
  }

  @Test
  void aClaim_isNotLostToWhatAnotherWorkerHadLeft_thoughBothAreWrittenAgain() {
    leaveHalfSent();
    RememberingLedger next = new RememberingLedger(other, view(), LEASE, System::nanoTime);
    next.claim("d");
    next.progress("d", List.of("a1", "a2"), false);

    redis.flushAll();
    remembering.writeAgain();
    next.writeAgain();

    assertThat(remembering.claim("d")).isInstanceOf(Claim.Held.class);
    assertThat(redis.get(LedgerKeys.of("d").claim())).contains("a2").contains(" 1 ");
    assertThat(next.settle("d", SENT)).isTrue();
    assertThat(remembering.claim("d")).isEqualTo(new Claim.Settled(SENT));
  }

  private void leaveHalfSent() {
    remembering.claim("d");
    remembering.progress("d", List.of("a1"), false);
    remembering.release("d", List.of("a1"), false);
  }

  @Test
  void toldProgress_isNotToldASecondTime() {
    remembering.claim("d");
    remembering.progress("d", List.of("a1"), false);
    remembering.progress("d", List.of("a1", "a2"), false);

    assertThat(remembering.claim("d")).isEqualTo(new Claim.Granted(List.of("a1", "a2"), false));
    assertThat(other.claim("d")).isInstanceOf(Claim.Held.class);
  }

  @Test
  void settledWhileAway_isKnownToAllSoonAfterThoughNobodyClaimsIt() {
    remembering.start();
    remembering.claim("d");
    server.kill();
    assertLost(() -> remembering.settle("d", SENT));
    server.restart();

    Awaitility.await("the end")
        .ignoreExceptionsInstanceOf(LedgerUnavailableException.class)
        .until(() -> other.claim("d"), new Claim.Settled(SENT)::equals);
  }

  @Test
  void settledBeforeAWipeAndNotToldToKafka_isSettledAgain() {
    remembering.claim("d");
    remembering.settle("d", SENT);
    redis.flushAll();

    remembering.writeAgain();

    assertThat(other.claim("d")).isEqualTo(new Claim.Settled(SENT));
  }

  @Test
  void settledAndNotToldToKafka_isRecognisedThoughTheLedgerIsNotComplete() {
    AtomicBoolean complete = new AtomicBoolean(true);
    RememberingLedger ledger = rememberingWhile(complete);
    ledger.claim("d");
    ledger.settle("d", SENT);

    complete.set(false);

    assertThat(ledger.claim("d")).isEqualTo(new Claim.Settled(SENT));
    assertLost(() -> ledger.claim("another"));
  }

  @Test
  void settledAndForgottenByRedis_isNotClaimedWhileTheLedgerIsNotComplete() {
    AtomicBoolean complete = new AtomicBoolean(true);
    RememberingLedger ledger = rememberingWhile(complete);
    ledger.claim("d");
    ledger.settle("d", SENT);
    redis.flushAll();

    complete.set(false);

    assertLost(() -> ledger.claim("d"));
  }

  @Test
  void toldToKafka_isForgotten() {
    remembering.claim("d");
    remembering.settle("d", SENT);
    remembering.told("d");
    redis.flushAll();

    remembering.writeAgain();

    assertThat(redis.dbSize()).isZero();
  }

  @Test
  void claimedBeforeAWipe_isStillHeld() {
    remembering.claim("d");
    remembering.progress("d", List.of("a1"), false);
    redis.flushAll();

    remembering.writeAgain();

    assertThat(other.claim("d")).isInstanceOf(Claim.Held.class);
    assertThat(remembering.claim("d")).isEqualTo(new Claim.Granted(List.of("a1"), false));
  }

  @Test
  void givenBackBeforeAWipe_isNotHeldByIt() {
    remembering.claim("d");
    remembering.release("d", List.of(), false);
    redis.flushAll();

    remembering.writeAgain();

    assertThat(other.claim("d")).isEqualTo(new Claim.Granted(List.of(), false));
  }

  private static void assertLost(Runnable write) {
    assertThatThrownBy(write::run).isInstanceOf(LedgerUnavailableException.class);
  }

  private static Claim claimed(Ledger ledger) {
    return Awaitility.await("the ledger's return")
        .ignoreExceptionsInstanceOf(LedgerUnavailableException.class)
        .until(() -> ledger.claim("d"), _ -> true);
  }

  private RememberingLedger rememberingWhile(AtomicBoolean complete) {
    Sentry sentry = Trusting.whenever(complete::get);
    RedisLedger ledger = new RedisLedger(coalescer, "one", PROPERTIES, sentry, Clock.systemUTC());
    return new RememberingLedger(ledger, view(), LEASE, System::nanoTime);
  }

  private LedgerView view() {
    return new RedisLedgerView(coalescer, PROPERTIES);
  }

  private RedisLedger ledger(String owner) {
    return new RedisLedger(coalescer, owner, PROPERTIES, new Trusting(), Clock.systemUTC());
  }
}
