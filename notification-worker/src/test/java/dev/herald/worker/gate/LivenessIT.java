package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.notification.Outcome;
import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

/// Whose claims are respected, whose are taken over, and who must not send.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivenessIT {
  private static final Liveness.Rhythm FAST =
      new Liveness.Rhythm(
          Duration.ofMillis(20),
          Duration.ofMillis(300),
          Duration.ofMillis(100),
          Duration.ofMillis(100));

  private static final Liveness.Rhythm LASTING_FOR_ITSELF =
      new Liveness.Rhythm(
          Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO, Duration.ofMillis(100));

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);
  private final MirrorMarks marks = new RedisMirrorMarks(redis, LedgerWatch.MARKS);

  @BeforeEach
  void empty() {
    redis.flushAll();
    marks.finishRebuild(Map.of(0, 10L));
  }

  @AfterAll
  void stop() {
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void claimOfADeadWorker_isTakenOverInDoubtLongBeforeItsLeaseEnds() {
    worker("dead").claim("d1");
    Ledger heir = worker("heir");

    assertThat(heir.claim("d1")).isInstanceOf(Claim.Held.class);
    Claim claim =
        Awaitility.await("the take-over")
            .atMost(Duration.ofSeconds(5))
            .until(() -> heir.claim("d1"), Claim.Granted.class::isInstance);

    assertThat(claim).isEqualTo(new Claim.Granted(List.of(), true));
  }

  @Test
  void claimOfALivingWorker_isRespected() {
    Liveness alive = liveness("alive");
    alive.renew();
    alive.start();
    ledger("alive", alive).claim("d2");
    Ledger other = worker("other");

    Awaitility.await("nothing to happen")
        .during(Duration.ofMillis(800))
        .atMost(Duration.ofSeconds(5))
        .until(() -> other.claim("d2"), Claim.Held.class::isInstance);
    alive.stop();
  }

  @Test
  void claimGivenBack_isTakenWithoutDoubtWhoeverHeldIt() {
    Ledger gone = worker("gone");
    gone.claim("d3");
    gone.release("d3", List.of("a1"), false);

    assertThat(worker("next").claim("d3")).isEqualTo(new Claim.Granted(List.of("a1"), false));
  }

  @Test
  void workerThatStoodStill_mustNotSendUntilItRenewedItsSign() {
    AtomicLong nanos = new AtomicLong();
    Liveness stalled = new Liveness(coalescer, "stalled", FAST, nanos::get);
    stalled.renew();
    Ledger ledger = ledger("stalled", stalled);
    assertThat(ledger.claim("d4")).isInstanceOf(Claim.Granted.class);

    nanos.addAndGet(Duration.ofMillis(250).toNanos());

    assertThat(stalled.holds()).isFalse();
    assertThatExceptionOfType(LedgerUnavailableException.class)
        .isThrownBy(() -> ledger.claim("d4"));
    stalled.renew();
    assertThat(ledger.claim("d4")).isEqualTo(new Claim.Granted(List.of(), false));
  }

  @Test
  void wipedRedis_grantsNothingFromTheNextLookOn() {
    Ledger ledger = worker("one");
    ledger.claim("d5");
    ledger.settle("d5", new Outcome.Delivered(List.of("a1")));

    redis.flushAll();

    Awaitility.await("the refusal")
        .atMost(Duration.ofSeconds(1))
        .until(() -> {
          try {
            ledger.claim("other-" + System.nanoTime());
            return false;
          } catch (LedgerUnavailableException _) {
            return true;
          }
        });
    assertThatExceptionOfType(LedgerUnavailableException.class)
        .isThrownBy(() -> ledger.claim("d5"));
  }

  @Test
  void ofManyThatWakeTogether_noneTakesAnothersQuestionForAnAnswer() {
    LedgerWatch watch = watch("one");
    watch.known().raise(0, 10);
    redis.flushAll();

    Answer<Boolean> first = watch.asking();
    Answer<Boolean> second = watch.asking();

    assertThatExceptionOfType(LedgerUnavailableException.class).isThrownBy(second::await);
    assertThatExceptionOfType(LedgerUnavailableException.class).isThrownBy(first::await);
  }

  @Test
  void redisThatWentBack_isNotReliedUpon() {
    LedgerWatch watch = watch("one");
    watch.known().raise(0, 12);
    Ledger ledger = new RedisLedger(coalescer, "one", properties(), watch, Clock.systemUTC());

    assertThatExceptionOfType(LedgerUnavailableException.class)
        .isThrownBy(() -> ledger.claim("d6"));
    assertThat(watch.isComplete()).isFalse();
  }

  @Test
  void claimAskedForWhileTheLedgerIsCompared_leavesNoDoubtToTheNextWorker() {
    LedgerWatch comparing = watch("one");
    comparing.complete(false);
    Ledger ledger = new RedisLedger(coalescer, "one", properties(), comparing, Clock.systemUTC());

    assertThatExceptionOfType(LedgerUnavailableException.class)
        .isThrownBy(() -> ledger.claim("d7"));
    assertThat(worker("two").claim("d7")).isEqualTo(new Claim.Granted(List.of(), false));
  }

  @Test
  void claimGrantedByARedisThatWentBack_leavesNoDoubtToTheNextWorker() {
    LedgerWatch watch = watch("one");
    watch.known().raise(0, 12);
    Ledger ledger = new RedisLedger(coalescer, "one", properties(), watch, Clock.systemUTC());

    assertThatExceptionOfType(LedgerUnavailableException.class)
        .isThrownBy(() -> ledger.claim("d8"));
    assertThat(worker("two").claim("d8")).isEqualTo(new Claim.Granted(List.of(), false));
  }

  private Ledger worker(String owner) {
    return new RedisLedger(coalescer, owner, properties(), watch(owner), Clock.systemUTC());
  }

  private Ledger ledger(String owner, Liveness liveness) {
    LedgerWatch watch = new LedgerWatch(coalescer, liveness, System::nanoTime);
    watch.complete(true);
    return new RedisLedger(coalescer, owner, properties(), watch, Clock.systemUTC());
  }

  private LedgerWatch watch(String owner) {
    Liveness once = new Liveness(coalescer, owner, LASTING_FOR_ITSELF, System::nanoTime);
    once.renew();
    redis.pexpire("herald:w:" + owner, FAST.lasts().toMillis());
    LedgerWatch watch = new LedgerWatch(coalescer, once, System::nanoTime);
    watch.complete(true);
    return watch;
  }

  private Liveness liveness(String owner) {
    return new Liveness(coalescer, owner, FAST, System::nanoTime);
  }

  private static LedgerProperties properties() {
    return new LedgerProperties(Duration.ofMinutes(1), Duration.ofDays(7));
  }
}
