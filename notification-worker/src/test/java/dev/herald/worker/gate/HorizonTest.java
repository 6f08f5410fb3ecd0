package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class HorizonTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(7);

  private final Horizon horizon = new Horizon(RETENTION, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void recordThatIsOlderThanTheRetention_liesBeyond() {
    assertThat(horizon.isBefore(at(NOW.minus(RETENTION)))).isFalse();
    assertThat(horizon.isBefore(at(NOW.minus(RETENTION).minusMillis(1)))).isTrue();
  }

  @Test
  void recordWithoutATime_doesNot() {
    assertThat(horizon.isBefore(at(Instant.ofEpochMilli(-1)))).isFalse();
  }

  /// The ends of a generation are found until four more have passed.
  @Test
  void whatARecordOfAClockFiveMinutesAheadBecame_isRememberedUntilTheRecordLiesBeyond() {
    LedgerProperties ledger = new LedgerProperties(Duration.ofSeconds(45), RETENTION);
    Duration remembered = LedgerKeys.generation(ledger.remembered()).multipliedBy(4);
    Instant settled = NOW.minus(remembered);

    assertThat(horizon.isBefore(at(settled.plus(Duration.ofMinutes(5)).minusMillis(1)))).isTrue();
  }

  private static ConsumerRecord<byte[], byte[]> at(Instant time) {
    return new ConsumerRecord<>(
        "notifications",
        0,
        0,
        time.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        new byte[0],
        new byte[0],
        new RecordHeaders(),
        Optional.empty());
  }
}
