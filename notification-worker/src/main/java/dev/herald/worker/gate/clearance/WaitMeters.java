package dev.herald.worker.gate.clearance;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts who had to wait: `herald.pace.waits` by reason. Safe for any number of threads.
final class WaitMeters {
  private static final List<String> REASONS =
      List.of("conversation-window", "budget", "retry-after", "outage");

  private final Map<String, Counter> waits;

  WaitMeters(MeterRegistry registry) {
    Map<String, Counter> counters = new HashMap<>();
    for (String reason : REASONS) {
      Counter counter =
          Counter.builder("herald.pace.waits")
              .description(
                  "Deliveries that could not go when all else was known, by what they met first")
              .tag("reason", reason)
              .register(registry);
      counters.put(reason, counter);
    }
    this.waits = Map.copyOf(counters);
  }

  void began(Clearance.NotBefore wait) {
    Counter counter = waits.get(wait.reason());
    if (counter != null) {
      counter.increment();
    }
  }
}
