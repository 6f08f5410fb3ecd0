package dev.herald.worker.delay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTierTest {
  private static final Instant SINCE = Instant.parse("2026-11-24T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT0.001S, delays.10s",
    "PT59S, delays.10s",
    "PT60S, delays.1m",
    "PT9M, delays.1m",
    "PT10M, delays.10m",
    "PT59M, delays.10m",
    "PT1H, delays.1h",
    "P30D, delays.1h",
  })
  void theLongestTierThatIsOverInTimeIsTaken(Duration wait, String topic) {
    assertThat(DelayTier.within(wait).topic()).isEqualTo(topic);
  }

  @Test
  void aRecordLeavesWhenItsTierOrItsWaitIsOver() {
    DelayTier tier = DelayTier.TEN_SECONDS;
    assertThat(tier.leaves(SINCE, SINCE.plusSeconds(4))).isEqualTo(SINCE.plusSeconds(4));
    assertThat(tier.leaves(SINCE, SINCE.plusSeconds(40))).isEqualTo(SINCE.plusSeconds(10));
  }
}
