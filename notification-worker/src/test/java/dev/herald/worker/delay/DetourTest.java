package dev.herald.worker.delay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Headers;
import dev.herald.worker.delay.Baggage.Trace;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetourTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  void detour_comesBackFromItsHeaderAsItWas() {
    Detour detour = new Detour(3, 5, NOW, "deliveries.bulk", new Baggage(2, NOW, Trace.PART));

    assertThat(Detour.of(with(detour.header()))).contains(detour);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 1 2 deliveries.bulk",
        "1 2 deliveries.bulk 3 4 NONE",
        "1 1 2 notifications 3 4 NONE",
        "-1 1 2 deliveries.bulk 3 4 NONE",
        "1 1 x deliveries.bulk 3 4 NONE",
        "1 1 99999999999999999999 deliveries.bulk 3 4 NONE",
        "1 1 2 deliveries.bulk 3 4 SOME",
        "1 1 2 deliveries.bulk 3 4 NONE 5",
      })
  void headerThatSaysNonsense_isNoDetour(String text) {
    assertThat(Detour.of(with(new RecordHeader(Headers.DETOUR, text.getBytes(UTF_8))))).isEmpty();
  }

  @Test
  void recordOfNoDetour_wasPlannedWhenItWasWritten() {
    assertThat(Baggage.of(at(NOW))).isEqualTo(new Baggage(0, NOW, Trace.NONE));
  }

  @Test
  void recordOfADetour_keepsWhenItWasPlanned_butIsNoYoungerThanItself() {
    Baggage old = new Baggage(1, NOW.minusSeconds(60), Trace.NONE);
    Baggage ahead = new Baggage(1, NOW.plusSeconds(60), Trace.DOUBT);

    assertThat(Baggage.of(carrying(old))).isEqualTo(old);
    assertThat(Baggage.of(carrying(ahead))).isEqualTo(new Baggage(1, NOW, Trace.DOUBT));
  }

  @Test
  void mark_isReadAsItWasWritten() {
    Mark mark = new Mark(7, DelayTier.TEN_MINUTES, NOW, 12);

    assertThat(Mark.read(mark.write())).contains(mark);
    assertThat(Mark.read("7 2d 0 1")).isEmpty();
    assertThat(Mark.read("7 10m 0 x")).isEmpty();
    assertThat(Mark.read("7")).isEmpty();
  }

  private static ConsumerRecord<byte[], byte[]> carrying(Baggage baggage) {
    ConsumerRecord<byte[], byte[]> message = at(NOW);
    message.headers().add(new Detour(3, 5, NOW, "deliveries.bulk", baggage).header());
    return message;
  }

  private static ConsumerRecord<byte[], byte[]> at(Instant time) {
    return new ConsumerRecord<>(
        "deliveries.bulk",
        0,
        0,
        time.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        null,
        new byte[0],
        new RecordHeaders(),
        Optional.empty());
  }

  private static ConsumerRecord<byte[], byte[]> with(Header header) {
    ConsumerRecord<byte[], byte[]> message =
        new ConsumerRecord<>("delays.10s", 0, 0, null, new byte[0]);
    message.headers().add(header);
    return message;
  }
}
