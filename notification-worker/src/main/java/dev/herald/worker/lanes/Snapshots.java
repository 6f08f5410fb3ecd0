package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// Takes snapshots of an engine, on the owner's thread.
final class Snapshots {
  private Snapshots() {}

  static LanesSnapshot of(Session.Shared shared, Trackers trackers, int paused) {
    Lanes lanes = shared.lanes();
    Map<Priority, Integer> records = new EnumMap<>(Priority.class);
    long bytes = 0;
    for (Priority priority : Priority.values()) {
      records.put(priority, shared.intake().records(priority));
      bytes += shared.intake().bytes(priority);
    }
    long now = shared.nanos().getAsLong();
    long lag = 0;
    long standing = 0;
    long oldest = Long.MAX_VALUE;
    for (PartitionTracker each : trackers.all()) {
      lag = Math.max(lag, each.lag());
      standing = Math.max(standing, each.standingNanos(now));
      oldest = Math.min(oldest, each.oldestMs());
    }
    return new LanesSnapshot(
        lanes.running(),
        lanes.size(),
        lanes.parked(),
        Map.copyOf(records),
        bytes,
        trackers.all().size(),
        paused,
        lag,
        Duration.ofNanos(standing),
        oldest,
        lanes.isAway());
  }
}
