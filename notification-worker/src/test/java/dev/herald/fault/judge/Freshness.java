package dev.herald.fault.judge;

import dev.herald.fault.judge.Finding.Kind;
import dev.herald.fault.record.Attempted;
import dev.herald.fault.record.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;

/// Shown at its time or not at all.
///
/// @param travel how long a request may be on its way after its freshness was judged
record Freshness(Collapsed collapsed, Duration travel) implements Rule {
  @Override
  public void judge(Story story, Consumer<Finding> found) {
    Published.Terms terms = story.published().terms();
    Instant notBefore = Objects.requireNonNullElse(terms.notBefore(), Instant.MIN);
    Instant notAfter = Objects.requireNonNullElse(terms.notAfter(), Instant.MAX);
    Instant mootSince = collapsed.mootSince(story).orElse(Instant.MAX);
    for (Attempted attempt : story.shown()) {
      Instant sent = story.sendingBegan(attempt, travel).minus(travel);
      if (attempt.time().from().isBefore(notBefore)) {
        found.accept(finding(Kind.EARLY, story, notBefore, attempt));
      }
      if (sent.isAfter(notAfter)) {
        found.accept(finding(Kind.LATE, story, notAfter, attempt));
      }
      if (sent.isAfter(mootSince)) {
        found.accept(finding(Kind.SUPERSEDED_SHOWN, story, mootSince, attempt));
      }
    }
  }

  private static Finding finding(Kind kind, Story story, Instant bound, Attempted attempt) {
    return new Finding(kind, story.event(), "bound " + bound + ", " + attempt);
  }
}
