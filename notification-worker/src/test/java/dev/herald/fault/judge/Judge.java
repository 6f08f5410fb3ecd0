package dev.herald.fault.judge;

import dev.herald.fault.record.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Judges runs. Knows nothing of how Herald works, only what it promises.
public final class Judge {
  /// From judging a message fresh to its arrival at the channel, on a machine that is busy.
  private static final Duration TRAVEL = Duration.ofMillis(500);

  /// From leaving a worker that is stopped right after to being read by the channel, which gets
  /// less of a busy machine than it would like. Longer than the other: nothing follows from it but
  /// that a duplicate that is flagged has a cause.
  private static final Duration LYING = Duration.ofSeconds(1);

  /// From the channel's answer to the ledger.
  private static final Duration WRITING = Duration.ofSeconds(5);

  /// By how much requests from different workers may come closer on their way.
  private static final Duration JITTER = Duration.ofMillis(200);

  private Judge() {}

  public static Verdict judge(Run run) {
    Map<String, Story> stories = Story.of(run);
    Doubts doubts = new Doubts(run, LYING, WRITING);
    Collapsed collapsed = new Collapsed(stories.values());
    List<Rule> rules =
        List.of(
            new Ends(doubts, collapsed), new Duplicates(doubts), new Freshness(collapsed, TRAVEL));
    List<Finding> findings = new ArrayList<>();
    stories.values().forEach(story -> rules.forEach(rule -> rule.judge(story, findings::add)));
    new Order(run, stories).judge(findings::add);
    new Pacing(run, JITTER).judge(findings::add);
    return new Verdict(Tally.of(stories.values()), findings);
  }
}
