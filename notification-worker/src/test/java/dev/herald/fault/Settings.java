package dev.herald.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long and how hard: `-Dfault.scale` stretches every scenario (1 is the whole thing),
/// `-Dfault.rate` is in events per second, `-Dfault.seed` replays a run.
record Settings(double scale, double rate, long seed) {
  private static final long LARGEST_SEED = 1_000_000;

  static Settings fromSystem() {
    return new Settings(
        Double.parseDouble(System.getProperty("fault.scale", "1")),
        Double.parseDouble(System.getProperty("fault.rate", "50")),
        Long.getLong("fault.seed", RandomGenerator.getDefault().nextLong(LARGEST_SEED)));
  }

  Duration scaled(Duration whole) {
    return Duration.ofMillis(Math.round(whole.toMillis() * scale));
  }

  int scaled(int whole) {
    return (int) Math.max(2, Math.round(whole * scale));
  }
}
