package dev.herald.worker.replay;

import dev.herald.worker.control.ControlBoard;
import dev.herald.worker.control.ControlTopic;
import dev.herald.worker.control.Skips;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Forgets what operators ordered long ago: plans, replays that run no more, and marks of records
/// that the topics do not hold any more. Done by who runs replays. Belongs to one thread.
final class Pruning {
  private static final Logger log = LoggerFactory.getLogger(Pruning.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final int MOST_AT_ONCE = 200;
  private static final List<String> MARKS = List.of(DeadLetters.DISCARDED, Skips.PREFIX);

  private final ControlBoard board;
  private final ControlTopic topic;
  private final Plans plans;
  private final Replays replays;
  private final Duration kept;
  private final Clock clock;
  private Instant next = Instant.EPOCH;

  /// Makes one.
  ///
  /// @param kept how long after it was last written something is forgotten
  Pruning(Desk desk, Plans plans, Replays replays, Duration kept, Clock clock) {
    this.board = desk.board();
    this.topic = desk.topic();
    this.plans = plans;
    this.replays = replays;
    this.kept = kept;
    this.clock = clock;
  }

  /// Where orders lie.
  record Desk(ControlBoard board, ControlTopic topic) {}

  /// Looks, unless it did so just now.
  void look() {
    Instant now = clock.instant();
    if (board.isComplete() && !now.isBefore(next)) {
      next = now.plus(kept.compareTo(PAUSE) < 0 ? kept : PAUSE);
      prune(now.minus(kept));
    }
  }

  /// Forgets what was written last before then; of much, a part: who calls must not be held up.
  void prune(Instant before) {
    plans.all().stream()
        .filter(plan -> isPast(plan, before))
        .limit(MOST_AT_ONCE)
        .forEach(plan -> forget(plan.id()));
    MARKS.stream()
        .flatMap(prefix -> board.keysUnder(prefix, json -> at(json).isBefore(before)).stream())
        .limit(MOST_AT_ONCE)
        .forEach(topic::remove);
  }

  private boolean isPast(Plan plan, Instant before) {
    Optional<Replay> replay = replays.find(plan.id());
    Optional<Run> run = replays.run(plan.id());
    boolean rests =
        replay.isEmpty() || run.filter(each -> each.state() != Run.State.RUNNING).isPresent();
    return rests
        && plan.at().isBefore(before)
        && replay.filter(each -> !each.at().isBefore(before)).isEmpty()
        && run.filter(each -> !each.at().isBefore(before)).isEmpty();
  }

  private void forget(String id) {
    replays.forget(id);
    plans.forget(id);
    log.atInfo().addKeyValue("plan", id).log("Forgotten after its time");
  }

  private static Instant at(JsonNode mark) {
    return Instant.parse(mark.path("at").stringValue());
  }
}
