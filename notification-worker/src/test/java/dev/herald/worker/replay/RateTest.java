package dev.herald.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateTest {
  private static final long TICK = Duration.ofMillis(1).toNanos();

  private final AtomicLong nanos = new AtomicLong();
  private final Rate rate = new Rate(() -> nanos.addAndGet(TICK));

  @Test
  void afterAStandstill_itMakesUpForATenthOfASecondOnly() {
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    long began = nanos.get();
    for (int i = 0; i < 30; i++) {
      rate.take(100);
    }
    assertThat(Duration.ofNanos(nanos.get() - began)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void withoutARate_itDoesNotLookAtTheTime() {
    long began = nanos.get();
    rate.take(0);
    assertThat(nanos).hasValue(began);
  }
}
