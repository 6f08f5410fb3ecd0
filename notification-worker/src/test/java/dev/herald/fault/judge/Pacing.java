package dev.herald.fault.judge;

import dev.herald.channel.limit.Window;
import dev.herald.fault.judge.Finding.Kind;
import dev.herald.fault.record.Attempted;
import dev.herald.fault.record.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// No conversation and no tenant is asked more than its channel allows, by all workers together.
///
/// @param travel by how much requests that left with the right distance may come closer on their
///   way
record Pacing(Run run, Duration travel) {
  private static final int THROTTLED = 429;

  void judge(Consumer<Finding> found) {
    judge(each -> each.where().conversation(), run.pace().perConversation(), found);
    judge(each -> each.where().tenant(), run.pace().perTenant(), found);
  }

  private void judge(
      Function<Attempted, String> scope, List<Window> windows, Consumer<Finding> found) {
    Map<String, List<Attempted>> byScope =
        run.attempts().stream()
            .filter(each -> each.status() != THROTTLED)
            .sorted(Comparator.comparing(each -> each.time().from()))
            .collect(Collectors.groupingBy(scope));
    byScope.forEach((name, asked) -> windows.forEach(window -> judge(name, asked, window, found)));
  }

  private void judge(String scope, List<Attempted> asked, Window window, Consumer<Finding> found) {
    for (int i = window.limit(); i < asked.size(); i++) {
      Instant first = asked.get(i - window.limit()).time().from();
      Duration span = Duration.between(first, asked.get(i).time().from());
      if (span.plus(travel).compareTo(window.span()) < 0) {
        String what = "%s was asked %d times in %s".formatted(scope, window.limit() + 1, span);
        found.accept(new Finding(Kind.OVER_PACE, asked.get(i).event(), what));
      }
    }
  }
}
