package dev.herald.worker.plan;

import dev.herald.worker.gate.LedgerProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// By how much the clocks of those who publish are ahead: the histogram `herald.plan.clock.ahead`.
/// A record cannot be younger than now, so what it says beyond that is its producer's error, and
/// `notBefore` and `notAfter` of its event are off by as much. One that is behind looks like one
/// that waited. Belongs to the threads that plan; safe for any number of them.
final class ProducerClocks {
  private static final Logger log = LoggerFactory.getLogger(ProducerClocks.class);
  private static final Duration SAID_EACH = Duration.ofMinutes(1);
  private static final Duration[] BUCKETS = {
    Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1), LedgerProperties.CLOCKS
  };

  private final Timer ahead;
  private final Clock clock;
  private volatile long silentUntilMs;

  ProducerClocks(MeterRegistry registry, Clock clock) {
    this.ahead =
        Timer.builder("herald.plan.clock.ahead")
            .description(
                "By how much the time of an event's record lies in the future, for those that do:"
                    + " the error of its producer's clock. One that is behind cannot be told from a"
                    + " record that waited")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    this.clock = clock;
  }

  /// Looks at a record that is about to be planned.
  void look(ConsumerRecord<?, ?> source) {
    long now = clock.millis();
    long aheadMs = source.timestamp() - now;
    if (aheadMs <= 0) {
      return;
    }
    ahead.record(aheadMs, TimeUnit.MILLISECONDS);
    if (aheadMs > LedgerProperties.CLOCKS.toMillis() && now >= silentUntilMs) {
      silentUntilMs = now + SAID_EACH.toMillis();
      say(source, Duration.ofMillis(aheadMs));
    }
  }

  private static void say(ConsumerRecord<?, ?> source, Duration ahead) {
    log.atWarn()
        .addKeyValue("topic", source.topic())
        .addKeyValue("partition", source.partition())
        .addKeyValue("offset", source.offset())
        .addKeyValue("ahead", ahead)
        .addKeyValue("tolerated", LedgerProperties.CLOCKS)
        .addKeyValue("next_step", "set the clock of whoever published it")
        .log("A producer's clock is ahead of this worker's");
  }
}
