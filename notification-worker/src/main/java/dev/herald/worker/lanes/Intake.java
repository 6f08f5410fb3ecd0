package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// How much is taken in before some of it is over. Each priority has a budget of its own, so a
/// backlog of one cannot keep another out; a partition also has its own bounds, and a conversation
/// whose lane grows too long stops the partition that it comes from. Belongs to the owner's thread.
final class Intake {
  private final LanesProperties.Bounds bounds;
  private final Map<Priority, Budget> budgets = new EnumMap<>(Priority.class);
  private final Map<DeepLane, PartitionTracker> deepLanes = new HashMap<>();

  private record DeepLane(Lane lane, Priority priority) {}

  /// What lies in the lanes of one priority.
  private static final class Budget {
    private final Bound recordBound;
    private final Bound byteBound;
    private int records;
    private long bytes;
    private volatile boolean crowded;

    private Budget(LanesProperties.Bounds bounds) {
      this.recordBound = new Bound(bounds.records());
      this.byteBound = new Bound(bounds.bytes().toBytes());
    }

    private void add(int more, long moreBytes) {
      records += more;
      bytes += moreBytes;
      boolean half = records >= recordBound.most() / 2 || bytes >= byteBound.most() / 2;
      if (half != crowded) {
        crowded = half;
      }
    }

    private boolean isSpent() {
      boolean tooMany = recordBound.exceededBy(records);
      boolean tooLarge = byteBound.exceededBy(bytes);
      return tooMany || tooLarge;
    }
  }

  Intake(LanesProperties.Bounds bounds) {
    this.bounds = bounds;
    for (Priority priority : Priority.values()) {
      budgets.put(priority, new Budget(bounds));
    }
  }

  /// A record came.
  ///
  /// @param depth how many of its priority its lane holds now
  void arrived(Entry entry, Lane lane, int depth) {
    Budget budget = budget(entry.priority);
    budget.add(1, entry.bytes());
    if (depth >= bounds.laneDepth()) {
      DeepLane deep = new DeepLane(lane, entry.priority);
      if (deepLanes.putIfAbsent(deep, entry.tracker) == null) {
        entry.tracker.laneTooDeep(true);
      }
    }
  }

  /// A record is over or was dropped.
  ///
  /// @param depth how many of its priority its lane holds still
  void gone(Entry entry, Lane lane, int depth) {
    Budget budget = budget(entry.priority);
    budget.add(-1, -entry.bytes());
    if (!deepLanes.isEmpty() && depth <= bounds.laneDepth() / 2) {
      PartitionTracker stopped = deepLanes.remove(new DeepLane(lane, entry.priority));
      if (stopped != null) {
        stopped.laneTooDeep(false);
      }
    }
  }

  /// Whether no more is to be read from a partition for now. Asks every bound, since each remembers
  /// on which side it is.
  boolean isClosedFor(PartitionTracker tracker, Priority priority, long nowNanos) {
    boolean spent = budget(priority).isSpent();
    boolean lags = tracker.isLagging();
    boolean stands = tracker.standingNanos(nowNanos) >= bounds.standing().toNanos();
    return spent || lags || stands || tracker.deepLanes() > 0;
  }

  /// Whether half of a priority's budget is used. Any thread may ask.
  boolean isCrowded(Priority priority) {
    return budget(priority).crowded;
  }

  int records(Priority priority) {
    return budget(priority).records;
  }

  long bytes(Priority priority) {
    return budget(priority).bytes;
  }

  private Budget budget(Priority priority) {
    return Objects.requireNonNull(budgets.get(priority));
  }
}
