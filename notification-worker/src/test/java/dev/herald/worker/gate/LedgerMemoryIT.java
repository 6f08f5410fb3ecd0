package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Outcome;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

/// What survives a claim: its doubt, its progress, its end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerMemoryIT {
  private static final Outcome SENT = new Outcome.Delivered(List.of("a1"));

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);

  @AfterAll
  void stop() {
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void claimGivenBackInDoubt_isInDoubtForWhoeverTakesIt() {
    ledger("one", 60_000).claim("d7");
    ledger("one", 60_000).release("d7", List.of(), true);

    assertThat(ledger("two", 60_000).claim("d7")).isEqualTo(new Claim.Granted(List.of(), true));
    assertThat(ledger("two", 60_000).claim("d7")).isEqualTo(new Claim.Granted(List.of(), true));
  }

  @Test
  void progress_holdsTheClaimAndIsKeptWhenItsOwnerFallsSilent() {
    Ledger dying = ledger("dying", 50);
    dying.claim("d8");
    dying.progress("d8", List.of("a1", ""), false);

    Ledger heir = ledger("heir", 60_000);
    Claim claim =
        Awaitility.await("the lease's end")
            .until(() -> heir.claim("d8"), Claim.Granted.class::isInstance);
    assertThat(claim).isEqualTo(new Claim.Granted(List.of("a1", ""), true));
  }

  @Test
  void end_isNotReopenedByALateProgressOrRelease() {
    Ledger late = ledger("late", 60_000);
    late.claim("d9");
    late.settle("d9", new Outcome.Unknown("timeout"));
    late.progress("d9", List.of("a1"), false);
    late.release("d9", List.of("a1"), false);

    assertThat(late.claim("d9")).isEqualTo(new Claim.Settled(new Outcome.Unknown("timeout")));
  }

  @Test
  void unknownEnd_isOverruledByWhoKnowsThatItWasDelivered() {
    ledger("one", 60_000).settle("d10", new Outcome.Unknown("timeout"));
    ledger("two", 60_000).settle("d10", SENT);

    assertThat(ledger("one", 60_000).claim("d10")).isEqualTo(new Claim.Settled(SENT));
  }

  private Ledger ledger(String owner, long leaseMs) {
    return new RedisLedger(
        coalescer,
        owner,
        new LedgerProperties(Duration.ofMillis(leaseMs), Duration.ofDays(7)),
        new Trusting(),
        Clock.systemUTC());
  }
}
