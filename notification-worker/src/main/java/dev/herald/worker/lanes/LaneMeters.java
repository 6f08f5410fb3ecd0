package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.ToDoubleFunction;

/// The gauges of the engine, `herald.lanes.…`: read from its last snapshot, so who reads them costs
/// the engine nothing.
final class LaneMeters {
  private static final double MILLIS = 1_000;
  private static final double NANOS = 1e9;

  private final Engine engine;
  private final MeterRegistry registry;

  private LaneMeters(Engine engine, MeterRegistry registry) {
    this.engine = engine;
    this.registry = registry;
  }

  static void register(Engine engine, Clock clock, MeterRegistry registry) {
    LaneMeters meters = new LaneMeters(engine, registry);
    meters.load();
    meters.partitions();
    meters.times(clock);
  }

  private void load() {
    gauge("in.flight", "Sends under way", "", LanesSnapshot::steps);
    gauge("conversations", "Conversations with deliveries taken in", "", LanesSnapshot::lanes);
    gauge("parked", "Those of them that wait for a time", "", LanesSnapshot::parked);
    gauge("size", "Deliveries taken in and not over", "bytes", LanesSnapshot::bytes);
    for (Priority priority : Priority.values()) {
      Gauge.builder("herald.lanes.deliveries", engine, each -> records(each, priority))
          .description("Deliveries taken in and not over")
          .tag("priority", priority.wireName())
          .register(registry);
    }
  }

  private void partitions() {
    gauge("partitions", "Partitions assigned to this worker", "", LanesSnapshot::partitions);
    gauge("paused", "Those of them of which nothing is read for now", "", LanesSnapshot::paused);
    gauge(
        "away",
        "1 while Redis or Kafka is away, so that no send begins",
        "",
        now -> now.away() ? 1 : 0);
  }

  private void times(Clock clock) {
    gauge(
        "standing",
        "How long the slowest partition has been held by its first delivery that is not over",
        "seconds",
        now -> now.standing().toNanos() / NANOS);
    gauge(
        "oldest.age",
        "Age of the oldest delivery on this worker's partitions that is not over; 0 when there is"
            + " none",
        "seconds",
        now -> Math.max(0, clock.millis() - now.oldestMs()) / MILLIS);
  }

  private static double records(Engine engine, Priority priority) {
    return engine.snapshot().records().getOrDefault(priority, 0);
  }

  private void gauge(
      String name, String description, String unit, ToDoubleFunction<LanesSnapshot> value) {
    Gauge.builder("herald.lanes." + name, engine, each -> value.applyAsDouble(each.snapshot()))
        .description(description)
        .baseUnit(unit.isEmpty() ? null : unit)
        .register(registry);
  }
}
