package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import dev.herald.worker.gate.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimelinessTest {
  private static final Notification EVENT =
      Notification.of(
          "e",
          new Target.User("u", Target.Narrowing.NONE),
          Message.Content.text("hi"),
          Priority.NORMAL);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicBoolean newest = new AtomicBoolean(true);
  private final Timeliness timely =
      new Timeliness(
          new Freshness(Clock.systemUTC(), Duration.ZERO),
          _ -> {
            asked.incrementAndGet();
            return newest.get();
          },
          EVENT,
          new SendWindow(() -> true, Duration.ofSeconds(20), nanos::get));

  @Test
  void whatTheGateSaidJustNow_isNotAskedAgain() {
    newest.set(false);

    assertThat(timely.getAsBoolean()).isTrue();
    assertThat(asked).hasValue(0);
  }

  @Test
  void whatWasSupersededOnItsWayToTheConnection_doesNotLeave() {
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(timely.getAsBoolean()).isTrue();
    newest.set(false);

    assertThat(timely.getAsBoolean()).isFalse();
  }
}
