package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeRecord;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// What the ledger holds after it was told again what was told before.
class LedgerRestoreIT {
  private static final LedgerProperties PROPERTIES =
      new LedgerProperties(Duration.ofMinutes(1), Duration.ofDays(7));
  private final Instant now = Clock.systemUTC().instant();
  private static final Outcome FAILED = new Outcome.Failed("x");
  private static final Outcome SHOWN = new Outcome.Delivered(List.of("a1"), false);

  private RedisServer server;
  private RedisClient redis;
  private Coalescer coalescer;

  @BeforeEach
  void start() {
    server = RedisServer.start();
    redis = RedisClient.create(server.uri());
    coalescer = Coalescers.on(redis);
  }

  @AfterEach
  void stop() {
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void whatAReplayDelivered_isStillThatReplaysAfterItWasToldAgain() {
    put(told(FAILED, 9, ""), told(SHOWN, 5, "r1"));
    put(told(FAILED, 9, ""), told(SHOWN, 5, "r1"));

    assertThat(ended()).isEqualTo(end(SHOWN, 5, "r1"));
  }

  @Test
  void aReplayThatIsForced_doesNotShowASecondTimeWhatItShowedBeforeRedisWasLost() {
    put(told(SHOWN, 9, ""), told(SHOWN, 5, "r1"));

    assertThat(ledger().claiming("d", new Reopening("r1", true, false)).await())
        .isEqualTo(new Claim.Settled(SHOWN));
  }

  @Test
  void whatFailedAgain_isTheReplays() {
    put(told(FAILED, 9, ""), told(FAILED, 5, "r1"));
    put(told(FAILED, 9, ""));

    assertThat(ended()).isEqualTo(end(FAILED, 5, "r1"));
  }

  @Test
  void whatWasShown_staysSo() {
    put(told(SHOWN, 9, ""), told(FAILED, 5, "r1"));

    assertThat(ended()).isEqualTo(end(SHOWN, 9, ""));
  }

  @Test
  void whatWasShownInPart_isNotShownAgainByWhoGoesOn() {
    put(told(new Outcome.Deferred("in-part", now, List.of("a1")), 5, ""));

    assertThat(ledger().claim("d")).isEqualTo(new Claim.Granted(List.of("a1"), true));
  }

  @Test
  void whatWasShownInPart_givesWayToItsEndAndToWhoSendsIt() {
    Outcome part = new Outcome.Deferred("in-part", now, List.of("a1"));
    put(told(part, 9, ""), told(SHOWN, 5, ""));
    assertThat(ledger().claim("d")).isEqualTo(new Claim.Settled(SHOWN));

    redis.flushAll();
    ledger().claim("d");
    put(told(part, 9, ""));
    assertThat(ledger().claim("d")).isEqualTo(new Claim.Granted(List.of(), false));
  }

  @Test
  void whatIsNoEndOrTooOld_isLeftOut() {
    put(
        told(FAILED, Duration.ofDays(8).toSeconds(), ""),
        new LedgerRestore.Told(
            new OutcomeRecord("e", "d", null, new Outcome.Accepted(1), now), ""));

    assertThat(ended()).isEqualTo(new LedgerEntry.None());
  }

  private Ledger ledger() {
    return new RedisLedger(coalescer, "one", PROPERTIES, new Trusting(), Clock.systemUTC());
  }

  private void put(LedgerRestore.Told... told) {
    new LedgerRestore(coalescer, PROPERTIES, Clock.fixed(now, ZoneOffset.UTC))
        .put(Stream.of(told).toList());
  }

  private LedgerRestore.Told told(Outcome outcome, long secondsAgo, String replay) {
    return new LedgerRestore.Told(
        new OutcomeRecord("e", "d", null, outcome, now.minusSeconds(secondsAgo)), replay);
  }

  private LedgerEntry end(Outcome outcome, long secondsAgo, String replay) {
    return new LedgerEntry.Ended(
        outcome, Instant.ofEpochSecond(now.minusSeconds(secondsAgo).getEpochSecond()), replay);
  }

  private LedgerEntry ended() {
    return new RedisLedgerView(coalescer, PROPERTIES).look(List.of("d")).getFirst();
  }
}
