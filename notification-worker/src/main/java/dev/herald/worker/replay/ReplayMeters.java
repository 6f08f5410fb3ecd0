package dev.herald.worker.replay;

import dev.herald.worker.meter.Survey;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/// The gauges of what is being replayed: `herald.replay.running` and `herald.replay.deliveries` by
/// state. No replay is named: labels must not grow with what operators do.
final class ReplayMeters {
  private static final String WHERE = " Told by the worker that runs replays, 0 by the others";

  private ReplayMeters() {}

  static void register(Survey<Progress> progress, MeterRegistry registry) {
    Gauge.builder("herald.replay.running", progress, each -> each.tell(Progress::running))
        .description("Replays that are not over." + WHERE)
        .register(registry);
    state("planned", progress, Progress::planned, registry);
    state("sent", progress, Progress::sent, registry);
    state("settled", progress, Progress::settled, registry);
  }

  private static void state(
      String state,
      Survey<Progress> progress,
      ToDoubleFunction<Progress> count,
      MeterRegistry registry) {
    Gauge.builder("herald.replay.deliveries", progress, each -> each.tell(count))
        .description(
            "Deliveries of the replays that are not over: what the plan would send, of that what was"
                + " published, of that what ended."
                + WHERE)
        .tag("state", state)
        .register(registry);
  }
}
