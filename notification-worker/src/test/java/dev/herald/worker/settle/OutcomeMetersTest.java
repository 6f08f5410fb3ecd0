package dev.herald.worker.settle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final OutcomeMeters meters = new OutcomeMeters(registry);

  @Test
  void whatIsToldIsCountedByOutcomeAndReason() {
    meters.ofEvent(new Outcome.Accepted(3));
    meters.ofEvent(new Outcome.Failed("malformed"));
    meters.ofDelivery(new Outcome.Deferred("outage", Instant.EPOCH));
    meters.ofDelivery(new Outcome.Delivered(List.of("1")));
    meters.ofDelivery(new Outcome.Delivered(List.of("1"), true));
    meters.ofDelivery(new Outcome.Unknown("timeout"));

    assertThat(count("event", "accepted", "none")).isOne();
    assertThat(count("event", "failed", "malformed")).isOne();
    assertThat(count("delivery", "deferred", "outage")).isOne();
    assertThat(count("delivery", "delivered", "none")).isOne();
    assertThat(count("delivery", "delivered", "possible-duplicate")).isOne();
    assertThat(count("delivery", "unknown", "timeout")).isOne();
  }

  @Test
  void codesThatAChannelMakesUpAreCountedAsOther() {
    int before = registry.getMeters().size();

    for (int i = 0; i < 100; i++) {
      meters.ofDelivery(new Outcome.Failed("MadeUp" + i));
    }

    assertThat(count("delivery", "failed", "other")).isEqualTo(100);
    assertThat(registry.getMeters()).hasSize(before);
  }

  @Test
  void everyOutcomeHasACounter() {
    assertThat(OutcomeReasons.OF_DELIVERIES.keySet())
        .containsAll(OutcomeReasons.OF_EVENTS.keySet().stream().filter(this::isEnd).toList())
        .hasSize(Outcome.class.getPermittedSubclasses().length - 1);
  }

  private boolean isEnd(Class<? extends Outcome> outcome) {
    return outcome != Outcome.Accepted.class;
  }

  private double count(String of, String outcome, String reason) {
    Counter counter =
        registry
            .get("herald.outcomes")
            .tags("of", of, "outcome", outcome, "reason", reason)
            .counter();
    return counter.count();
  }
}
