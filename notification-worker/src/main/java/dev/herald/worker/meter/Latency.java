package dev.herald.worker.meter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How long one part of a notification's way takes: a histogram in seconds whose buckets are those
/// of all parts. Costs a delivery no more than a look at the clock. Safe for any number of threads.
public final class Latency {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(2),
    Duration.ofMinutes(10),
    Duration.ofHours(1)
  };

  private final Timer timer;
  private final Clock clock;

  public Latency(String name, String description, MeterRegistry registry, Clock clock) {
    this.timer =
        Timer.builder(name)
            .description(description)
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    this.clock = clock;
  }

  /// Takes note of a part that is over now.
  ///
  /// @param beganMs when it began, in milliseconds since 1970, perhaps by another machine's clock
  public void since(long beganMs) {
    between(beganMs, clock.millis());
  }

  /// Takes note of a part, both ends in milliseconds since 1970. Clocks may disagree: what seems to
  /// end before it began took no time.
  public void between(long beganMs, long endedMs) {
    timer.record(Math.max(0, endedMs - beganMs), TimeUnit.MILLISECONDS);
  }
}
