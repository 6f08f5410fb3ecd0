package dev.herald.worker.delay;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// The meters of detours: who reads them asks neither Redis nor Kafka.
final class DetourMeters {
  private DetourMeters() {}

  static void register(Detours detours, MeterRegistry registry) {
    Gauge.builder("herald.detours.conversations", detours, Detours::conversations)
        .description(
            "Conversations of this worker's partitions that are on a detour, each priority by"
                + " itself: what follows in them waits on topics of fixed delay")
        .register(registry);
    FunctionCounter.builder("herald.detours.departed", detours, Detours::departed)
        .description(
            "Deliveries that this worker sent on a detour, first ones and those that followed;"
                + " each hop counts")
        .register(registry);
  }
}
