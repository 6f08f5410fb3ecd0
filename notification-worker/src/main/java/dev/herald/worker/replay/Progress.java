package dev.herald.worker.replay;

import dev.herald.worker.gate.ReplayTally;
import java.time.Instant;
import java.util.Optional;

/// How far the replays that are not over are, all together; usually that is one.
///
/// @param running how many they are
/// @param planned deliveries that their plans would send
/// @param sent of these, those published
/// @param settled of these, those that ended
record Progress(int running, long planned, long sent, long settled) {
  static final Progress NOTHING = new Progress(0, 0, 0, 0);

  /// Asks Redis how the deliveries ended; may throw that it is away.
  static Progress of(Plans plans, Replays replays, ReplayTally tally, Instant now) {
    Progress all = NOTHING;
    for (Replay replay : replays.all()) {
      Optional<Run> run = replays.run(replay.id());
      long sent = run.map(Run::published).orElse(0L);
      long settled = tally.of(replay.id()).values().stream().mapToLong(Long::longValue).sum();
      if (run.isEmpty() || goesOn(run.get(), settled, now)) {
        long planned = plans.find(replay.id()).map(Plan::wouldSend).orElse(0L);
        all = all.and(new Progress(1, planned, sent, settled));
      }
    }
    return all;
  }

  private static boolean goesOn(Run run, long settled, Instant now) {
    boolean counted = run.at().plus(ReplayTally.KEPT).isAfter(now);
    return !run.state().isOver() || (settled < run.published() && counted);
  }

  private Progress and(Progress other) {
    return new Progress(
        running + other.running,
        planned + other.planned,
        sent + other.sent,
        settled + other.settled);
  }
}
