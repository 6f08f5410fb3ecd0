package dev.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");

  private final Times times = new Times(Clock.fixed(NOW, ZoneId.of("Europe/Berlin")));

  @ParameterizedTest
  @CsvSource({
    "now, 2026-11-24T01:30:00Z",
    "-30m, 2026-11-24T01:00:00Z",
    "-2h, 2026-11-23T23:30:00Z",
    "-1d, 2026-11-23T01:30:00Z",
    "-45s, 2026-11-24T01:29:15Z",
    "02:10, 2026-11-24T01:10:00Z",
    "23:00, 2026-11-23T22:00:00Z",
    "02:10:30, 2026-11-24T01:10:30Z",
    "2026-11-24T00:00:00Z, 2026-11-24T00:00:00Z",
    "2026-11-24T01:00:00+01:00, 2026-11-24T00:00:00Z",
    "2026-11-24T01:00:00, 2026-11-24T00:00:00Z",
  })
  void aTimeAsOperatorsWriteIt_isThatMoment(String text, Instant moment) {
    assertThat(times.parse(text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "25:00", "-30", "-m", "2026-11-24", "2026-13-01T00:00:00Z"})
  void anythingElse_isRefusedWithWhatIsAccepted(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> times.parse(text))
        .withMessageContaining("-30m");
  }

  @Test
  void theFuture_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> times.parse("2026-11-24T01:30:01Z"))
        .withMessageContaining("future");
  }
}
