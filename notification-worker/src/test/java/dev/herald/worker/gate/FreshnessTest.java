package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.IfUnknown;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import dev.herald.testing.Ports;
import dev.herald.worker.redis.Coalescer;
import dev.herald.worker.redis.Coalescers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// Freshness by time. There is no Redis behind it: an event without a collapse key asks none.
class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final RedisClient nowhere = RedisClient.create("redis://127.0.0.1:" + Ports.free());
  private final Coalescer coalescer = Coalescers.on(nowhere);
  private final Freshness freshness =
      new Freshness(
          new RedisCollapse(nowhere, coalescer, Duration.ofDays(7)),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    coalescer.close();
    nowhere.close();
  }

  @Test
  void eventWithoutTimes_isFresh() {
    assertThat(judge(null, null)).isEqualTo(new Freshness.Verdict.Fresh());
  }

  @Test
  void notAfter_isTheLastMomentAtWhichItIsFresh() {
    assertThat(judge(null, NOW)).isEqualTo(new Freshness.Verdict.Fresh());
    assertThat(judge(null, NOW.minusNanos(1))).isEqualTo(new Freshness.Verdict.Expired());
  }

  @Test
  void notBefore_isTheFirstMomentAtWhichItIsFresh() {
    assertThat(judge(NOW, null)).isEqualTo(new Freshness.Verdict.Fresh());
    assertThat(judge(NOW.plusNanos(1), null))
        .isEqualTo(new Freshness.Verdict.TooEarly(NOW.plusNanos(1)));
  }

  @Test
  void eventThatCanNeverBeShown_isExpiredNotDeferred() {
    assertThat(judge(NOW.plusSeconds(1), NOW.minusSeconds(1)))
        .isEqualTo(new Freshness.Verdict.Expired());
  }

  private Freshness.Verdict judge(@Nullable Instant notBefore, @Nullable Instant notAfter) {
    return freshness.judge(
        new Notification(
            "e",
            new Target.User("u", Target.Narrowing.NONE),
            Message.Content.text("hi"),
            Priority.NORMAL,
            notBefore,
            notAfter,
            null,
            IfUnknown.RESEND,
            null,
            null));
  }
}
