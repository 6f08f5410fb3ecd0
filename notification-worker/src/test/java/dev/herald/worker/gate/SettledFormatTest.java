package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettledFormatTest {

  static Stream<Outcome> ends() {
    return Stream.of(
        new Outcome.Delivered(List.of("a b", "c|1", ""), false),
        new Outcome.Delivered(List.of(), true),
        new Outcome.Failed("BotNotInConversationRoster"),
        new Outcome.Unknown("timeout"),
        new Outcome.Expired(),
        new Outcome.Superseded(),
        new Outcome.Suppressed("middleware"),
        new Outcome.Unreachable("no-reference"));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void everyEndIsReadAsItWasWritten(Outcome end) {
    assertThat(SettledFormat.read(SettledFormat.write(end, Instant.EPOCH))).isEqualTo(end);
  }
}
