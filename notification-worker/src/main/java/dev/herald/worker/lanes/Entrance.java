package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Leads lanes past their limits, each in the order in which it came to a limit. Belongs to the
/// owner's thread.
final class Entrance {
  private final Limits limits;
  private final Deque<Ticket> moving = new ArrayDeque<>();

  Entrance(Limits limits) {
    this.limits = limits;
  }

  /// A lane wants to step; it keeps its place in line when it stands there for as much already.
  void apply(Lane lane, Priority priority) {
    Ticket known = lane.ticket;
    if (known == null || known.priority.compareTo(priority) > 0) {
      withdraw(lane);
      Ticket ticket = limits.ticket(lane, priority);
      lane.ticket = ticket;
      moving.add(ticket);
    }
  }

  /// A lane does not want to step any more.
  void withdraw(Lane lane) {
    Ticket ticket = lane.ticket;
    if (ticket != null) {
      ticket.withdrawn = true;
      lane.ticket = null;
      giveBack(ticket);
    }
  }

  /// A step is over.
  void leave(Step step) {
    giveBack(step.ticket);
    step.places.forEach(place -> giveBack(place, step.entry.priority));
  }

  /// The next lane that is past all its limits; null when nobody moves any more.
  @Nullable Ticket next() {
    // Steps leave it on their own threads, when they begin to wait for a channel.
    admit(limits.active());
    for (Ticket ticket = moving.poll(); ticket != null; ticket = moving.poll()) {
      if (!ticket.withdrawn && advance(ticket)) {
        return ticket;
      }
    }
    return null;
  }

  private static boolean advance(Ticket ticket) {
    while (!ticket.isThrough()) {
      if (!ticket.limits.get(ticket.passed).enter(ticket)) {
        return false;
      }
      ticket.passed++;
    }
    return true;
  }

  private void giveBack(Ticket ticket) {
    for (int i = 0; i < ticket.passed; i++) {
      giveBack(ticket.limits.get(i), ticket.priority);
    }
    ticket.passed = 0;
    limits.done(ticket);
  }

  private void giveBack(Limit limit, Priority priority) {
    limit.leave(priority);
    admit(limit);
  }

  private void admit(Limit limit) {
    for (Ticket next = limit.admit(); next != null; next = limit.admit()) {
      next.passed++;
      moving.add(next);
    }
  }
}
