package dev.herald.worker.replay;

/// What this worker has to do besides.
@FunctionalInterface
public interface LiveTraffic {

  /// How much of the machine deliveries of their own account ask for: bulk, and with it what
  /// replays brought about, does not count by itself.
  Demand demand();

  /// From nothing to everything.
  enum Demand {
    NOTHING,
    SOME,
    /// Some, on a machine that has no processor left to give.
    EVERYTHING
  }
}
