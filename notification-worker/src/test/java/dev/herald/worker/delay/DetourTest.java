package dev.herald.worker.delay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Headers;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetourTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  void detour_comesBackFromItsHeaderAsItWas() {
    Detour detour = new Detour(3, NOW, 2, "deliveries.bulk");

    assertThat(Detour.of(with(detour.header()))).contains(detour);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 2 3",
        "1 2 3 notifications",
        "-1 2 3 deliveries.bulk",
        "1 x 3 deliveries.bulk",
        "1 99999999999999999999 3 deliveries.bulk",
        "1 2 3 deliveries.bulk 5",
      })
  void headerThatSaysNonsense_isNoDetour(String text) {
    assertThat(Detour.of(with(new RecordHeader(Headers.DETOUR, text.getBytes(UTF_8))))).isEmpty();
  }

  @Test
  void mark_isReadAsItWasWritten() {
    Mark mark = new Mark(7, DelayTier.TEN_MINUTES, NOW, "an event with blanks~Zfv9QKBlowmK");

    assertThat(Mark.read(mark.write())).contains(mark);
    assertThat(Mark.read("7 2d 0 x")).isEmpty();
    assertThat(Mark.read("7")).isEmpty();
  }

  private static ConsumerRecord<byte[], byte[]> with(Header header) {
    ConsumerRecord<byte[], byte[]> message =
        new ConsumerRecord<>("delays.10s", 0, 0, null, new byte[0]);
    message.headers().add(header);
    return message;
  }
}
