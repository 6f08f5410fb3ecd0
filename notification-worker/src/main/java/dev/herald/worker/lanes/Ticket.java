package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.util.List;

/// A lane's way to its next step: the limits that it passes, in order, and how far it got. The
/// order is the same for all, so nobody waits for who waits for him. Belongs to the owner's thread.
final class Ticket {
  final Lane lane;
  final Priority priority;
  final List<Limit> limits;
  int passed;

  /// Set when the lane does not want it any more.
  boolean withdrawn;

  Ticket(Lane lane, Priority priority, List<Limit> limits) {
    this.lane = lane;
    this.priority = priority;
    this.limits = limits;
  }

  boolean isThrough() {
    return passed == limits.size();
  }
}
