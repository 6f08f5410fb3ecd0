package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Outcome;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// What a replay may take up again, and that it does so once.
class ReopeningIT {
  private static final LedgerProperties PROPERTIES =
      new LedgerProperties(Duration.ofMinutes(1), Duration.ofDays(7));
  private static final Outcome FAILED = new Outcome.Failed("x");
  private static final Outcome SHOWN = new Outcome.Delivered(List.of("a1"), false);
  private static final Claim AGAIN = new Claim.Granted(List.of(), false);

  private static RedisServer server;
  private static RedisClient redis;
  private static Coalescer coalescer;

  private final Ledger ledger = ledger("one");

  @BeforeAll
  static void start() {
    server = RedisServer.start();
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
  void whatFailed_isTakenUpOnceForEachReplay() {
    ended("f", FAILED);

    assertThat(claim("f", replay("r1"))).isEqualTo(AGAIN);
    assertThat(claim("f", replay("r1"))).isEqualTo(AGAIN);
    ledger.settle("f", FAILED);

    assertThat(claim("f", replay("r1"))).isEqualTo(new Claim.Settled(FAILED));
    assertThat(claim("f", replay("r2"))).isEqualTo(AGAIN);
    ledger.settle("f", SHOWN);
    assertThat(claim("f", replay("r3"))).isEqualTo(new Claim.Settled(SHOWN));
  }

  @Test
  void whileAReplayIsAtIt_othersGoOnFindingTheEndAndOtherWorkersWait() {
    ended("w", FAILED);
    claim("w", replay("r1"));

    assertThat(ledger("two").claim("w")).isEqualTo(new Claim.Settled(FAILED));
    assertThat(ledger("two").claiming("w", replay("r2")).await()).isInstanceOf(Claim.Held.class);
    assertThat(look("w")).isEqualTo(new LedgerEntry.Claimed("r1"));

    ledger.settle("w", SHOWN);
    assertThat(ledger("two").claim("w")).isEqualTo(new Claim.Settled(SHOWN));
    assertThat(look("w"))
        .isInstanceOfSatisfying(
            LedgerEntry.Ended.class, end -> assertThat(end.replay()).isEqualTo("r1"));
  }

  @Test
  void whatWasShown_isTakenUpByForceAlone_inDoubt_andNeverForgotten() {
    ended("s", SHOWN);

    assertThat(claim("s", replay("r1"))).isEqualTo(new Claim.Settled(SHOWN));
    assertThat(claim("s", new Reopening("r1", true, false)))
        .isEqualTo(new Claim.Granted(List.of(), true));
    ledger.settle("s", FAILED);

    assertThat(ledger.claim("s")).isEqualTo(new Claim.Settled(SHOWN));
    assertThat(claim("s", new Reopening("r1", true, false))).isEqualTo(new Claim.Settled(SHOWN));
  }

  @Test
  void whatNobodyKnows_isTakenUpWhenThatIsOrdered_inDoubt() {
    Outcome unknown = new Outcome.Unknown("timeout");
    ended("u", unknown);

    assertThat(claim("u", replay("r1"))).isEqualTo(new Claim.Settled(unknown));
    assertThat(claim("u", new Reopening("r1", false, true)))
        .isEqualTo(new Claim.Granted(List.of(), true));
  }

  @Test
  void whatWasSentInPart_isNotSentAgainByAReplay() {
    ledger.claim("p");
    ledger.progress("p", List.of("a1"), false);
    ledger.settle("p", FAILED);

    assertThat(ledger.claim("p")).isEqualTo(new Claim.Settled(FAILED));
    assertThat(claim("p", replay("r1"))).isEqualTo(new Claim.Granted(List.of("a1"), false));
  }

  @Test
  void aReplayThatWaits_keepsItsClaimAsAReplays() {
    ended("g", FAILED);
    claim("g", replay("r1"));
    ledger.release("g", List.of(), false);

    assertThat(look("g")).isEqualTo(new LedgerEntry.Claimed("r1"));
    claim("g", replay("r1"));
    ledger.settle("g", FAILED);
    assertThat(claim("g", replay("r1"))).isEqualTo(new Claim.Settled(FAILED));
  }

  @Test
  void whoLooks_changesNothing() {
    assertThat(look("nothing")).isEqualTo(new LedgerEntry.None());
    ledger.claim("claimed");
    assertThat(look("claimed")).isEqualTo(new LedgerEntry.Claimed(""));
    ended("ended", SHOWN);
    assertThat(look("ended"))
        .isInstanceOfSatisfying(
            LedgerEntry.Ended.class,
            end -> {
              assertThat(end.outcome()).isEqualTo(SHOWN);
              assertThat(end.replay()).isEmpty();
            });
    assertThat(redis.exists(LedgerKeys.of("nothing").claim())).isFalse();
  }

  @Test
  void theTally_countsEachDeliveryOnce() {
    ReplayTally tally = new ReplayTally(coalescer);
    tally.count("r9", "d1~x", SHOWN);
    tally.count("r9", "d1~x", SHOWN);
    tally.count("r9", "d2~x", FAILED);

    assertThat(tally.of("r9")).containsOnly(entry("delivered"), entry("failed"));
    assertThat(tally.of("none")).isEmpty();
  }

  private static Map.Entry<String, Long> entry(String name) {
    return Map.entry(name, 1L);
  }

  private void ended(String delivery, Outcome end) {
    ledger.claim(delivery);
    ledger.settle(delivery, end);
  }

  private Claim claim(String delivery, Reopening reopening) {
    return ledger.claiming(delivery, reopening).await();
  }

  private LedgerEntry look(String delivery) {
    return new RedisLedgerView(coalescer, PROPERTIES).look(List.of(delivery)).getFirst();
  }

  private static Reopening replay(String id) {
    return new Reopening(id, false, false);
  }

  private static Ledger ledger(String owner) {
    return new RedisLedger(coalescer, owner, PROPERTIES, new Trusting(), Clock.systemUTC());
  }
}
