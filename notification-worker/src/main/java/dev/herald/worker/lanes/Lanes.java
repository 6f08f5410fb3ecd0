package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every lane that has something to do, and who is next.
///
/// - A lane is in one state at a time: waits for a time, stands in line for a place, runs, or is
///   held because of an outage or a stop.
/// - A lane without records that does not run is forgotten.
/// - Places are given back when a step ends, whatever it came to.
///
/// Belongs to the owner's thread; steps run elsewhere and come back by [#ended].
final class Lanes {
  private static final Logger log = LoggerFactory.getLogger(Lanes.class);
  private static final Duration CRASH_PAUSE = Duration.ofSeconds(10);

  private final Step.Surroundings surroundings;
  private final Consumer<Step> threads;
  private final Intake intake;
  private final Outage outage;
  private final LongSupplier nanos;
  private final Entrance entrance;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Timers timers = new Timers();
  private final Set<Lane> held = new LinkedHashSet<>();
  private long routed;
  private int running;
  private boolean stopping;

  /// Makes an engine's lanes.
  ///
  /// @param threads begins each step on a thread of its own
  Lanes(
      Step.Surroundings surroundings,
      Consumer<Step> threads,
      Intake intake,
      Outage outage,
      LongSupplier nanos) {
    this.surroundings = surroundings;
    this.threads = threads;
    this.intake = intake;
    this.outage = outage;
    this.nanos = nanos;
    this.entrance = new Entrance(surroundings.limits());
  }

  /// Partitions came to this worker.
  void taken(Collection<TopicPartition> partitions) {
    surroundings.work().taken(partitions);
  }

  /// They are not this worker's any more.
  void left(Collection<TopicPartition> partitions) {
    surroundings.work().left(partitions);
  }

  /// Puts a record in its lane.
  void route(Entry entry) {
    LaneKey key = LaneKey.of(entry.source.key(), routed++);
    Lane lane = lanes.computeIfAbsent(key.text(), _ -> new Lane(key));
    intake.arrived(entry, lane, lane.add(entry));
    look(lane);
    pump();
  }

  /// A step came back.
  void ended(Step step) {
    running--;
    step.lane.running = false;
    step.entry.tracker.ended();
    entrance.leave(step);
    switch (step.result) {
      case Step.Result.Went(Progress progress) -> went(step, progress);
      case Step.Result.Lost(InfrastructureLostException why) -> lost(step, why);
      case Step.Result.Crashed(Throwable bug) -> crashed(step, bug);
      case null -> throw new IllegalStateException("a step came back before it was over");
    }
    look(step.lane);
    pump();
  }

  /// What a record waits for has come, or its time is known.
  void rang(Ring ring) {
    ring.entry().rings(nanos.getAsLong() + ring.in().toNanos());
    look(ring.lane());
    pump();
  }

  private void went(Step step, Progress progress) {
    switch (progress) {
      case Progress.Done _ -> over(step.lane, step.entry);
      case Progress.Park(Duration pause) -> step.entry.waitFor(pause, nanos.getAsLong());
      case Progress.Await(Duration most) -> step.entry.waitForBell(most, nanos.getAsLong());
      case Progress.Queue(String host) -> step.lane.host = host;
    }
    if (outage.worked(step.spell)) {
      log.info("Sending goes on");
      lookAtHeld();
    }
  }

  private void over(Lane lane, Entry entry) {
    entry.tracker.complete(entry.tracked, nanos.getAsLong());
    int left = lane.remove(entry);
    if (left >= 0) {
      intake.gone(entry, lane, left);
    }
  }

  private void lost(Step step, InfrastructureLostException why) {
    if (outage.lost(step.spell, nanos.getAsLong())) {
      log.atWarn().addKeyValue("why", why.getMessage()).log("Sending waits until it is back");
    }
  }

  private void crashed(Step step, Throwable bug) {
    Entry entry = step.entry;
    outage.broke(step.spell);
    entry.waitFor(CRASH_PAUSE, nanos.getAsLong());
    entry
        .at(log.atError().setCause(bug))
        .addKeyValue("next_step", "again in " + CRASH_PAUSE)
        .log("A step broke; its conversation waits");
  }

  /// Does what has become due; to be called often.
  void tick() {
    long now = nanos.getAsLong();
    for (Lane due = timers.due(now); due != null; due = timers.due(now)) {
      look(due);
    }
    if (outage.isAway() && outage.letsPass(now) && !held.isEmpty()) {
      look(held.iterator().next());
    }
    pump();
  }

  /// Drops the records that do not belong to this worker any more. Steps under way go on, and their
  /// lanes wait for them.
  void dropLost() {
    for (Lane lane : List.copyOf(lanes.values())) {
      if (lane.dropLost(entry -> intake.gone(entry, lane, lane.size(entry.priority)))) {
        look(lane);
      }
    }
    pump();
  }

  /// Begins no further step, ever.
  void stop() {
    stopping = true;
  }

  /// How many steps are under way.
  int running() {
    return running;
  }

  /// Whether what steps need is away.
  boolean isAway() {
    return outage.isAway();
  }

  int size() {
    return lanes.size();
  }

  /// How many lanes wait for a time.
  int parked() {
    return timers.size();
  }

  /// How long until a lane is due; `most` when none is before.
  long untilNext(long most) {
    return timers.untilNext(nanos.getAsLong(), most);
  }

  /// Brings a lane to the state that it should be in.
  private void look(Lane lane) {
    if (lane.running) {
      return;
    }
    Priority ready = lane.ready(nanos.getAsLong());
    if (ready == null) {
      leaveAlone(lane);
      return;
    }
    timers.clear(lane);
    if (stopping || !outage.letsPass(nanos.getAsLong())) {
      entrance.withdraw(lane);
      held.add(lane);
    } else {
      held.remove(lane);
      entrance.apply(lane, ready);
    }
  }

  private void leaveAlone(Lane lane) {
    held.remove(lane);
    entrance.withdraw(lane);
    if (lane.isEmpty()) {
      timers.clear(lane);
      lanes.remove(lane.key.text(), lane);
    } else {
      timers.set(lane, lane.dueNanos());
    }
  }

  private void lookAtHeld() {
    List.copyOf(held).forEach(this::look);
  }

  private void pump() {
    for (Ticket ticket = entrance.next(); ticket != null; ticket = entrance.next()) {
      start(ticket);
    }
  }

  private void start(Ticket ticket) {
    Lane lane = ticket.lane;
    long now = nanos.getAsLong();
    Entry entry = stopping || !outage.letsPass(now) ? null : lane.next(now);
    if (entry == null) {
      // It may have become ready since; with this ticket, which is in no line any more, it would
      // wait for ever.
      entrance.withdraw(lane);
      look(lane);
      return;
    }
    outage.begin();
    lane.ticket = null;
    lane.running = true;
    running++;
    entry.tracker.began();
    entry.began();
    threads.accept(new Step(lane, entry, ticket, outage.spell(), surroundings));
  }
}
