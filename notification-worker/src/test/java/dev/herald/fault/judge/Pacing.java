package dev.herald.fault.judge;

import dev.herald.channel.limit.Window;
import dev.herald.fault.judge.Finding.Kind;
import dev.herald.fault.record.Attempted;
import dev.herald.fault.record.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// No conversation and no tenant is asked more than its channel allows, by all workers together.
///
/// @param travel by how much requests of different conversations may come closer on their way;
///   those of one conversation wait for each other's answers
record Pacing(Run run, Duration travel) {
  private static final int THROTTLED = 429;

  void judge(Consumer<Finding> found) {
    for (Window window : run.pace().perConversation()) {
      judge(each -> each.where().conversation(), window, window.span(), found);
    }
    for (Window window : run.pace().perTenant()) {
      judge(each -> each.where().tenant(), window, window.span().minus(travel), found);
    }
  }

  /// Within `span` at most what the window allows.
  private void judge(
      Function<Attempted, String> scope, Window window, Duration span, Consumer<Finding> found) {
    run.attempts().stream()
        .filter(each -> each.status() != THROTTLED)
        .sorted(Comparator.comparing(each -> each.time().from()))
        .collect(Collectors.groupingBy(scope))
        .forEach((name, asked) -> judge(name, asked, window.limit(), span, found));
  }

  private static void judge(
      String scope, List<Attempted> asked, int limit, Duration span, Consumer<Finding> found) {
    for (int i = limit; i < asked.size(); i++) {
      Instant first = asked.get(i - limit).time().from();
      Duration taken = Duration.between(first, asked.get(i).time().from());
      if (taken.compareTo(span) < 0) {
        String what = "%s was asked %d times in %s".formatted(scope, limit + 1, taken);
        found.accept(new Finding(Kind.OVER_PACE, asked.get(i).event(), what));
      }
    }
  }
}
