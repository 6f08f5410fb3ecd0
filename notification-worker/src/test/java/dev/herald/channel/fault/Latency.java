package dev.herald.channel.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long the channel takes to answer.
///
/// @param jitter the most by which it takes longer, evenly spread
public record Latency(Duration least, Duration jitter) {

  public static Latency none() {
    return new Latency(Duration.ZERO, Duration.ZERO);
  }

  public static Latency of(Duration least, Duration jitter) {
    return new Latency(least, jitter);
  }

  Duration next(RandomGenerator random) {
    return jitter.isZero() ? least : least.plusNanos(random.nextLong(jitter.toNanos() + 1));
  }
}
