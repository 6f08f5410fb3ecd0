package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.conversation.redis.LedgerTraces;
import dev.herald.notification.Outcome;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// What two workers see of each other's claims.
class RedisLedgerIT {
  private static final Outcome.Delivered SENT = new Outcome.Delivered(List.of("a1"), false);

  private static RedisServer server;
  private static RedisClient redis;
  private static Coalescer coalescer;

  @BeforeAll
  static void start() {
    server = RedisServer.startDurable();
    redis = RedisClient.create(server.uri());
    coalescer = Coalescers.on(redis);
  }

  @AfterAll
  static void stop() {
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void aClaimIsGrantedToOneAndHeldForTheOther() {
    assertThat(ledger("one", 60_000).claim("d1")).isEqualTo(new Claim.Granted(List.of(), false));
    assertThat(ledger("one", 60_000).claim("d1")).isInstanceOf(Claim.Granted.class);
    assertThat(ledger("two", 60_000).claim("d1")).isInstanceOf(Claim.Held.class);
  }

  @Test
  void anErasureFindsTheClaimsOfAConversation() {
    ledger("one", 60_000).claim("event-1~erased");
    ledger("one", 60_000).claim("event-2~erased");
    ledger("one", 60_000).claim("event-1~stays");

    assertThat(new LedgerTraces(redis).erase(Set.of("~erased"))).isEqualTo(2);
    assertThat(ledger("two", 60_000).claim("event-1~stays")).isInstanceOf(Claim.Held.class);
  }

  @Test
  void whatIsSettledStaysSettledForEverybody() {
    ledger("one", 60_000).claim("d2");
    ledger("one", 60_000).settle("d2", SENT);

    assertThat(ledger("two", 60_000).claim("d2")).isEqualTo(new Claim.Settled(SENT));
  }

  @Test
  void aClaimWhoseOwnerFellSilentIsTakenOverInDoubt() {
    ledger("dead", 50).claim("d3");

    Ledger heir = ledger("heir", 60_000);
    Claim claim =
        Awaitility.await("the lease's end")
            .until(() -> heir.claim("d3"), Claim.Granted.class::isInstance);
    assertThat(claim).isEqualTo(new Claim.Granted(List.of(), true));
  }

  @Test
  void aClaimThatWasGivenBackIsTakenWithoutDoubtAndWithItsProgress() {
    ledger("one", 60_000).claim("d4");
    assertThat(ledger("one", 60_000).progress("d4", List.of("a1"), false)).isTrue();
    ledger("one", 60_000).release("d4", List.of("a1"), false);

    assertThat(ledger("two", 60_000).claim("d4"))
        .isEqualTo(new Claim.Granted(List.of("a1"), false));
  }

  @Test
  void whoLostItsClaimChangesNothingButThatItWasDeliveredCountsAsPerhapsTwice() {
    Ledger slow = ledger("slow", 1);
    slow.claim("d5");
    Ledger heir = ledger("heir", 60_000);
    Awaitility.await("the take-over")
        .until(() -> heir.claim("d5"), Claim.Granted.class::isInstance);

    assertThat(slow.settle("d5", new Outcome.Failed("x"))).as("counts").isFalse();
    assertThat(heir.claim("d5")).isInstanceOf(Claim.Granted.class);
    assertThat(slow.progress("d5", List.of("a1"), false)).as("still its own").isFalse();
    assertThat(heir.claim("d5")).isEqualTo(new Claim.Granted(List.of(), true));
    assertThat(slow.settle("d5", SENT)).as("counts").isFalse();
    Outcome.Delivered perhapsTwice = new Outcome.Delivered(SENT.activityIds(), true);
    assertThat(heir.claim("d5")).isEqualTo(new Claim.Settled(perhapsTwice));
    assertThat(heir.settle("d5", new Outcome.Failed("x"))).as("counts").isFalse();
    assertThat(heir.claim("d5")).isEqualTo(new Claim.Settled(perhapsTwice));
  }

  @Test
  void aLedgerThatIsAwaySaysSoAndLaterKnowsAllItKnew() {
    try (RedisServer own = RedisServer.startDurable();
        RedisClient client = RedisClient.create(own.uri());
        Coalescer asking = Coalescers.on(client)) {
      Ledger ledger =
          new RedisLedger(asking, "one", lease(60_000), new Trusting(), Clock.systemUTC());
      ledger.claim("d6");
      ledger.settle("d6", SENT);

      own.kill();
      assertThatThrownBy(() -> ledger.claim("d6")).isInstanceOf(LedgerUnavailableException.class);
      own.restart();

      Awaitility.await("the ledger's return")
          .ignoreExceptionsInstanceOf(LedgerUnavailableException.class)
          .until(() -> ledger.claim("d6"), new Claim.Settled(SENT)::equals);
    }
  }

  private static Ledger ledger(String owner, long leaseMs) {
    return new RedisLedger(coalescer, owner, lease(leaseMs), new Trusting(), Clock.systemUTC());
  }

  private static LedgerProperties lease(long ms) {
    return new LedgerProperties(Duration.ofMillis(ms), Duration.ofDays(7));
  }
}
