package dev.herald.fault.judge;

import dev.herald.fault.judge.Finding.Kind;
import dev.herald.fault.record.Published;
import dev.herald.fault.record.Told;
import dev.herald.notification.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Every event that Kafka took comes to one end, the end is the truth, and it has a cause.
record Ends(Doubts doubts, Collapsed collapsed) implements Rule {
  @Override
  public void judge(Story story, Consumer<Finding> found) {
    List<Outcome> ends = story.ends();
    if (ends.isEmpty() && story.published().acknowledged() != null) {
      found.accept(finding(Kind.LOST, story, "no outcome; told " + story.told()));
    }
    if (ends.size() > 1 && !isCleared(story, ends)) {
      found.accept(finding(Kind.CONTRADICTED, story, "told " + ends));
    }
    ends.forEach(end -> judge(story, end, found));
  }

  private void judge(Story story, Outcome end, Consumer<Finding> found) {
    switch (end) {
      case Outcome.Delivered delivered -> {
        if (!story.isShownWhole()) {
          found.accept(finding(Kind.LOST, story, "delivered, but never shown"));
        }
        if (delivered.possibleDuplicate() && !doubts.about(story)) {
          found.accept(finding(Kind.NEEDLESS_DOUBT, story, "flagged"));
        }
      }
      case Outcome.Unknown _ -> {
        if (!doubts.about(story)) {
          found.accept(finding(Kind.NEEDLESS_DOUBT, story, "unknown"));
        }
      }
      case Outcome.Expired _ -> unshown(story, end, wasOver(story), found);
      case Outcome.Superseded _ -> unshown(story, end, collapsed.isMoot(story), found);
      case Outcome.Failed _, Outcome.Suppressed _, Outcome.Unreachable _ ->
          unshown(story, end, false, found);
      case Outcome.Accepted _, Outcome.Deferred _ ->
          throw new IllegalStateException(end + " is no end");
    }
  }

  private static void unshown(Story story, Outcome end, boolean hasCause, Consumer<Finding> found) {
    if (!hasCause) {
      found.accept(finding(Kind.NEEDLESS_END, story, end.toString()));
    }
    // Half of it, each half certain, is what a two-part message may come to when its time is over.
    boolean isHalf =
        !story.isShownWhole() && story.shown().stream().allMatch(each -> each.isCertain());
    if (!story.shown().isEmpty() && !isHalf) {
      found.accept(finding(Kind.DENIED, story, end + " though shown"));
    }
  }

  /// Whoever was thought dead may hear in the end that what is told as unknown was shown.
  private boolean isCleared(Story story, List<Outcome> ends) {
    return ends.size() == 2
        && ends.get(0) instanceof Outcome.Unknown
        && ends.get(1) instanceof Outcome.Delivered
        && doubts.about(story);
  }

  private static boolean wasOver(Story story) {
    Instant notAfter = story.published().terms().notAfter();
    return notAfter != null
        && story.told().stream()
            .filter(told -> told.outcome() instanceof Outcome.Expired)
            .map(Told::at)
            .allMatch(at -> at.isAfter(notAfter));
  }

  private static Finding finding(Kind kind, Story story, String what) {
    Published published = story.published();
    return new Finding(kind, story.event(), what + "; " + published + "; " + story.attempts());
  }
}
