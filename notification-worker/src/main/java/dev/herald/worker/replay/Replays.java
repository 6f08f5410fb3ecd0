package dev.herald.worker.replay;

import dev.herald.worker.control.ControlBoard;
import dev.herald.worker.control.ControlTopic;
import dev.herald.worker.gate.ReplayTally;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Applies plans and steers what runs. The orders lie on the control topic; one worker at a time
/// carries them out. Safe for any number of threads.
public final class Replays {
  private final Plans plans;
  private final ControlBoard board;
  private final ControlTopic topic;
  private final ReplayTally tally;
  private final Clock clock;

  Replays(Plans plans, ControlBoard board, ControlTopic topic, ReplayTally tally, Clock clock) {
    this.plans = plans;
    this.board = board;
    this.topic = topic;
    this.tally = tally;
    this.clock = clock;
  }

  /// Applies a plan; applying it again changes nothing.
  ///
  /// @throws NothingThereException when there is no such plan
  /// @throws IllegalStateException when it is not ready; the message says why
  public Replay apply(String plan, int rate, String by) {
    Plan found = plans.find(plan).orElseThrow(() -> unknown("plan", plan));
    if (found.state() != Plan.State.READY) {
      throw new IllegalStateException("plan " + plan + " is " + found.state().wireName());
    }
    return find(plan)
        .orElseGet(() -> {
          Replay replay = new Replay(plan, Replay.Wish.RUN, rate, by, clock.instant());
          keep(replay);
          return replay;
        });
  }

  /// Changes what a replay should do.
  ///
  /// @param wish null leaves it as it is
  /// @param rate null leaves it as it is
  /// @throws NothingThereException when there is no such replay
  /// @throws IllegalStateException when it is over
  public Replay adjust(String id, Replay.@Nullable Wish wish, @Nullable Integer rate, String by) {
    Replay now = find(id).orElseThrow(() -> unknown("replay", id));
    if (run(id).filter(run -> run.state().isOver()).isPresent()) {
      throw new IllegalStateException("replay " + id + " is over");
    }
    Replay changed =
        new Replay(
            id,
            wish == null ? now.wish() : wish,
            rate == null ? now.rate() : rate,
            by,
            clock.instant());
    keep(changed);
    return changed;
  }

  public Optional<Replay> find(String id) {
    return board.at(Replay.PREFIX + id, Replay::of);
  }

  /// All of them, the one that was ordered or changed last at the end.
  public List<Replay> all() {
    return board.under(Replay.PREFIX, Replay::of).stream()
        .sorted(Comparator.comparing(Replay::at))
        .toList();
  }

  Optional<Run> run(String id) {
    return board.at(Run.PREFIX + id, Run::of);
  }

  void keep(Run run) {
    topic.put(Run.PREFIX + run.id(), run.json());
  }

  /// Forgets a replay: first what was wanted, else it would be run anew.
  void forget(String id) {
    topic.remove(Replay.PREFIX + id);
    topic.remove(Run.PREFIX + id);
  }

  /// A replay with how far it is and what became of its deliveries so far.
  public ObjectNode status(Replay replay) {
    ObjectNode json = replay.json();
    Optional<Run> run = run(replay.id());
    long published = run.map(Run::published).orElse(0L);
    json.put("state", run.map(each -> each.state().wireName()).orElse("waiting"));
    json.put("records", plans.find(replay.id()).map(plan -> plan.span().records()).orElse(0L));
    json.put("read", run.map(Run::read).orElse(0L));
    json.put("published", published);
    json.put("passedOver", run.map(Run::passedOver).orElse(0L));
    Map<String, Long> ends = tally.of(replay.id());
    ObjectNode settled = json.putObject("settled");
    ends.forEach(settled::put);
    long open = published - ends.values().stream().mapToLong(Long::longValue).sum();
    json.put("open", Math.max(0, open));
    json.put("over", run.filter(each -> each.state().isOver()).isPresent() && open <= 0);
    return json;
  }

  private void keep(Replay replay) {
    topic.put(Replay.PREFIX + replay.id(), replay.json());
  }

  private static NothingThereException unknown(String what, String id) {
    return new NothingThereException("there is no " + what + " " + id);
  }
}
