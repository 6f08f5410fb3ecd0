package dev.herald.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ProducerClocksTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ProducerClocks clocks =
      new ProducerClocks(meters, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void clockThatIsAhead_isMeasured() {
    look(Duration.ofMinutes(4));
    look(Duration.ofMillis(500));

    assertThat(ahead().count()).isEqualTo(2);
    assertThat(ahead().max(TimeUnit.SECONDS)).isEqualTo(240);
    assertThat(ahead().totalTime(TimeUnit.SECONDS)).isEqualTo(240.5);
  }

  @Test
  void recordThatIsNotOfTheFuture_saysNothingOfItsClock() {
    look(Duration.ZERO);
    look(Duration.ofMinutes(-10));

    assertThat(ahead().count()).isZero();
  }

  private Timer ahead() {
    return meters.get("herald.plan.clock.ahead").timer();
  }

  private void look(Duration ahead) {
    clocks.look(
        new ConsumerRecord<>(
            "notifications",
            0,
            0,
            NOW.plus(ahead).toEpochMilli(),
            TimestampType.CREATE_TIME,
            0,
            0,
            new byte[0],
            new byte[0],
            new RecordHeaders(),
            Optional.empty()));
  }
}
