package dev.herald.worker.replay;

import dev.herald.worker.control.ControlBoard;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts what is to run on the worker that leads, each replay on a thread of its own. A replay
/// that fails is tried again from where it stood.
final class ReplayShift {
  private static final Logger log = LoggerFactory.getLogger(ReplayShift.class);

  private final ControlBoard board;
  private final Plans plans;
  private final Replays replays;
  private final Function<Plan, ReplayRunner> runners;
  private final ExecutorService threads;
  private final Map<String, Boolean> running = new ConcurrentHashMap<>();

  ReplayShift(
      ControlBoard board,
      Plans plans,
      Replays replays,
      Function<Plan, ReplayRunner> runners,
      ExecutorService threads) {
    this.board = board;
    this.plans = plans;
    this.replays = replays;
    this.runners = runners;
    this.threads = threads;
  }

  /// Looks once.
  void look() {
    if (!board.isComplete()) {
      return;
    }
    for (Replay replay : replays.all()) {
      Optional<Plan> plan = plans.find(replay.id());
      if (plan.isPresent() && isDue(replay) && running.putIfAbsent(replay.id(), true) == null) {
        threads.execute(() -> run(plan.get()));
      }
    }
  }

  private boolean isDue(Replay replay) {
    Optional<Run> run = replays.run(replay.id());
    if (run.isEmpty()) {
      return true;
    }
    return switch (run.get().state()) {
      case RUNNING -> true;
      case PAUSED -> replay.wish() != Replay.Wish.PAUSE;
      case ABORTED, PUBLISHED -> false;
    };
  }

  private void run(Plan plan) {
    try {
      runners.apply(plan).run();
    } catch (RuntimeException e) {
      log.atWarn()
          .setCause(e)
          .addKeyValue("replay", plan.id())
          .addKeyValue("next_step", "go on from where it stood")
          .log("A replay was interrupted");
    } finally {
      running.remove(plan.id());
    }
  }
}
