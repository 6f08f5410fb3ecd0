package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "7, PT7S",
    "007, PT7S",
    "7.0, PT7S",
    "0.25, PT0.25S",
    "0.0001, PT0.001S",
    "999999999, PT277777H46M39S",
  })
  void seconds_areRoundedUpToMilliseconds(String header, Duration expected) {
    assertThat(RetryAfter.parse(header, NOW)).isEqualTo(expected);
  }

  @Test
  void date_isCountedFromNow() {
    assertThat(RetryAfter.parse("Tue, 24 Nov 2026 10:01:30 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(RetryAfter.parse(" Tue, 24 Nov 2026 11:01:30 +0100 ", NOW))
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void missingHeader_isNone() {
    assertThat(RetryAfter.parse(null, NOW)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tue, 24 Nov 2026 10:00:00 GMT",
        "Mon, 24 Nov 2025 10:00:00 GMT",
        "Mon, 24 Nov 2026 10:01:00 GMT",
        "1000000000",
        "1e3",
        "1.",
        ".5",
        "-5",
        "5 s",
        "NaN",
        "",
        "٣",
      })
  void pastDateWrongDayGarbageAndHugeNumbers_areNone(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isNull();
  }
}
