package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whose turn it is: the more urgent first, but nobody is passed over for ever. After a lower
/// priority was passed over so many times in a row, it is its turn once. Belongs to one thread.
final class Turnstile {
  /// Every priority, the most urgent first.
  static final List<Priority> BY_URGENCY = List.of(Priority.values());

  private static final int[] PATIENCE = {Integer.MAX_VALUE, 8, 32};

  private final int[] passedOver = new int[PATIENCE.length];

  /// Where a priority stands among all, 0 for the most urgent.
  static int rank(Priority priority) {
    return switch (priority) {
      case URGENT -> 0;
      case NORMAL -> 1;
      case BULK -> 2;
    };
  }

  /// The next one among those that wait; null when none does.
  ///
  /// @param waiting whether somebody of that priority could have its turn now
  @Nullable Priority next(Predicate<Priority> waiting) {
    Priority chosen = null;
    for (Priority each : BY_URGENCY) {
      boolean outOfPatience = passedOver[rank(each)] >= PATIENCE[rank(each)];
      if (waiting.test(each) && (chosen == null || outOfPatience)) {
        chosen = each;
      }
    }
    if (chosen != null) {
      pass(chosen, waiting);
    }
    return chosen;
  }

  private void pass(Priority chosen, Predicate<Priority> waiting) {
    for (Priority each : BY_URGENCY) {
      if (each == chosen) {
        passedOver[rank(each)] = 0;
      } else if (waiting.test(each)) {
        passedOver[rank(each)]++;
      }
    }
  }
}
