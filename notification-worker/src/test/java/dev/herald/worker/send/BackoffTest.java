package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bounds of the wait, with a random that always falls on one end of its range.
class BackoffTest {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final RandomGenerator LOWEST = new End(0);
  private static final RandomGenerator HIGHEST = new End(1);

  private record End(int end) implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new UnsupportedOperationException("only bounded numbers are drawn");
    }

    @Override
    public long nextLong(long bound) {
      return end * (bound - 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 500", "2, 1000", "3, 2000", "5, 8000", "6, 15000", "40, 15000", "1000, 15000"})
  void jitter_fillsTheWholeRangeUpToADoublingBound(int attempt, long boundMs) {
    assertThat(new Backoff(FIRST, LONGEST, LOWEST).after(attempt, null)).isZero();
    assertThat(new Backoff(FIRST, LONGEST, HIGHEST).after(attempt, null)).hasMillis(boundMs);
  }

  @Test
  void retryAfter_isTheLeastWaitNotTheMost() {
    Backoff backoff = new Backoff(FIRST, LONGEST, HIGHEST);

    assertThat(backoff.after(1, Duration.ofMillis(100))).hasMillis(500);
    assertThat(backoff.after(1, Duration.ofMillis(700))).hasMillis(700);
    assertThat(backoff.after(1, Duration.ofMinutes(5))).hasMinutes(5);
  }

  @Test
  void firstWaitBelowAMillisecond_doesNotBecomeTheLongest() {
    Backoff backoff = new Backoff(Duration.ofNanos(500_000), LONGEST, HIGHEST);

    assertThat(backoff.after(1, null)).isLessThanOrEqualTo(Duration.ofMillis(1));
  }
}
