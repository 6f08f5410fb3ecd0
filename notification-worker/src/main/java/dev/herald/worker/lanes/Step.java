package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One step of a lane: runs on a thread of its own, then goes back to the owner with its result.
final class Step implements Runnable, Admission, Letter {
  final Lane lane;
  final Entry entry;
  final Ticket ticket;

  /// Which spell without an outage it began in.
  final int spell;

  /// Places at hosts that it took by itself.
  final List<Limit> places = new ArrayList<>(1);

  /// Set when it is over.
  @Nullable Result result;

  private final Surroundings surroundings;

  /// What a step came to, exceptions included.
  sealed interface Result {
    record Went(Progress progress) implements Result {}

    record Lost(InfrastructureLostException why) implements Result {}

    record Crashed(Throwable bug) implements Result {}
  }

  /// What all steps share.
  ///
  /// @param crowded whether a priority's share of what may be taken in is half used
  record Surroundings(
      LaneWork work, Limits limits, Mailbox<Letter> letters, Predicate<Priority> crowded) {}

  Step(Lane lane, Entry entry, Ticket ticket, int spell, Surroundings surroundings) {
    this.lane = lane;
    this.entry = entry;
    this.ticket = ticket;
    this.spell = spell;
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    result = outcome();
    surroundings.letters().post(this);
  }

  /// The edge where everything is caught: whatever it is, it may cost this record alone, and the
  /// owner must hear of it.
  @SuppressWarnings("CatchThrowable")
  private Result outcome() {
    try {
      LaneJob job = entry.job;
      if (job == null) {
        job = surroundings.work().begin(entry.source);
        entry.job = job;
      }
      return new Result.Went(job.step(this));
    } catch (InfrastructureLostException away) {
      return new Result.Lost(away);
    } catch (Throwable bug) {
      return new Result.Crashed(bug);
    }
  }

  @Override
  public boolean isHeld() {
    return entry.tracker.isHeld();
  }

  @Override
  public boolean isCrowded() {
    return surroundings.crowded().test(entry.priority);
  }

  @Override
  public Consumer<Duration> bell() {
    return in -> surroundings.letters().post(new Ring(lane, entry, in));
  }

  @Override
  public <T> T away(Supplier<T> exchange) {
    Limit active = surroundings.limits().active();
    active.leave(ticket.priority);
    try {
      return exchange.get();
    } finally {
      active.comeBack(ticket.priority);
    }
  }

  @Override
  public boolean enter(String host) {
    Limit limit = surroundings.limits().host(host);
    if (ticket.limits.contains(limit) || places.contains(limit)) {
      return true;
    }
    boolean entered = limit.tryEnter(entry.priority);
    if (entered) {
      places.add(limit);
    }
    return entered;
  }
}
