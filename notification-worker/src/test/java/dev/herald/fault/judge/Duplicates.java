package dev.herald.fault.judge;

import dev.herald.fault.judge.Finding.Kind;
import dev.herald.fault.record.Attempted;
import dev.herald.notification.IfUnknown;
import dev.herald.notification.Outcome;
import java.util.List;
import java.util.function.Consumer;

/// Nothing is shown twice, but where nobody could know that it was shown once; then the outcome
/// says so, and an event that would rather be held is not shown again.
record Duplicates(Doubts doubts) implements Rule {
  @Override
  public void judge(Story story, Consumer<Finding> found) {
    for (int step = 0; step < story.published().steps(); step++) {
      judge(story, story.shown(step), found);
    }
  }

  private void judge(Story story, List<Attempted> shown, Consumer<Finding> found) {
    for (int i = 1; i < shown.size(); i++) {
      String pair = shown.get(i - 1) + " and " + shown.get(i) + "; told " + story.told();
      if (!isFlagged(story)) {
        found.accept(new Finding(Kind.UNFLAGGED, story.event(), pair));
      }
      boolean isHeld = story.published().terms().ifUnknown() == IfUnknown.HOLD;
      if (isHeld || !doubts.about(shown.get(i - 1))) {
        found.accept(new Finding(Kind.NEEDLESS_DUPLICATE, story.event(), pair));
      }
    }
  }

  /// How many showings were one too many.
  static int count(Story story) {
    int count = 0;
    for (int step = 0; step < story.published().steps(); step++) {
      count += Math.max(0, story.shown(step).size() - 1);
    }
    return count;
  }

  private static boolean isFlagged(Story story) {
    return story.ends().stream()
        .allMatch(end ->
            switch (end) {
              case Outcome.Delivered delivered -> delivered.possibleDuplicate();
              case Outcome.Unknown _ -> true;
              case Outcome.Accepted _,
                  Outcome.Deferred _,
                  Outcome.Failed _,
                  Outcome.Expired _,
                  Outcome.Superseded _,
                  Outcome.Suppressed _,
                  Outcome.Unreachable _ ->
                  false;
            });
  }
}
