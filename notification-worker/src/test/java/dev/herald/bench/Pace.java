package dev.herald.bench;

/// How a stretch of deliveries is published over time.
record Pace(Door door, double perSecond, int warmSeconds, int seconds, Traffic traffic) {

  /// Where they are published: to the topic of deliveries, or to that of events.
  enum Door {
    DELIVERIES,
    EVENTS
  }

  int warm() {
    return (int) (warmSeconds * perSecond);
  }

  /// After how many of the first nothing is published for a while.
  int rest() {
    return warm() * 3 / 4;
  }

  int total() {
    return (int) ((warmSeconds + seconds) * perSecond);
  }

  /// When the `count`th after the first is meant to be published, in nanoseconds after it.
  long meant(int count) {
    return (long) (count * 1e9 / perSecond);
  }
}
