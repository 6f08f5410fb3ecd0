package dev.herald.fault.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.fault.judge.Finding.Kind;

/// What the tests of the judge say of its verdicts.
final class Judgements {
  private Judgements() {}

  static void assertInnocent(Verdict verdict) {
    assertThat(verdict.findings()).isEmpty();
  }

  static void assertFound(RunBuilder run, Kind... kinds) {
    assertThat(run.judged().findings()).extracting(Finding::kind).containsExactlyInAnyOrder(kinds);
  }
}
