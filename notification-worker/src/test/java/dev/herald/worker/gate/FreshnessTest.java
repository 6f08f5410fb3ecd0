package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.IfUnknown;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Freshness at a moment.
class FreshnessTest {
  private static final Duration TRAVEL = Duration.ofMillis(300);
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final Freshness freshness = new Freshness(Clock.fixed(NOW, ZoneOffset.UTC), TRAVEL);

  @Test
  void eventWithoutTimes_isFresh() {
    assertThat(judge(null, null)).isEqualTo(new Freshness.Verdict.Fresh());
  }

  @Test
  void notAfter_isTheLastMomentAtWhichItMayBeShown() {
    assertThat(judge(null, NOW.plus(TRAVEL))).isEqualTo(new Freshness.Verdict.Fresh());
    assertThat(judge(null, NOW.minusNanos(1))).isEqualTo(new Freshness.Verdict.Expired());
  }

  @Test
  void whatWouldComeTooLate_waitsUntilItIsOver() {
    Instant soon = NOW.plus(TRAVEL).minusMillis(100);

    assertThat(judge(null, soon)).isEqualTo(new Freshness.Verdict.TooLate(Duration.ofMillis(201)));
    assertThat(freshness.isTimely(event(null, soon))).isFalse();
    assertThat(judge(null, NOW)).isEqualTo(new Freshness.Verdict.TooLate(Duration.ofMillis(1)));
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

  @Test
  void event_isSupersededByAnotherThatIsTheNewestOfItsKey() {
    assertThat(freshness.judge(event(null, null), Optional.of("e")))
        .isEqualTo(new Freshness.Verdict.Fresh());
    assertThat(freshness.judge(event(null, null), Optional.of("newer")))
        .isEqualTo(new Freshness.Verdict.Superseded());
  }

  private Freshness.Verdict judge(@Nullable Instant notBefore, @Nullable Instant notAfter) {
    return freshness.judge(event(notBefore, notAfter), Optional.empty());
  }

  private static Notification event(@Nullable Instant notBefore, @Nullable Instant notAfter) {
    return new Notification(
        "e",
        new Target.User("u", Target.Narrowing.NONE),
        Message.Content.text("hi"),
        Priority.NORMAL,
        notBefore,
        notAfter,
        null,
        IfUnknown.RESEND,
        null,
        null);
  }
}
