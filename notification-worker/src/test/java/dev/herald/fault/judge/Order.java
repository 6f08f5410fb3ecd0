package dev.herald.fault.judge;

import dev.herald.fault.judge.Finding.Kind;
import dev.herald.fault.record.Attempted;
import dev.herald.fault.record.Planned;
import dev.herald.fault.record.Published;
import dev.herald.fault.record.Run;
import dev.herald.notification.Priority;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Within a conversation and a priority messages are planned in the order of `notifications`, and
/// first shown in the order of `deliveries`.
final class Order {
  private static final int STEPS = 10;

  private final Map<String, Story> stories;
  private final Map<String, Long> places = new HashMap<>();
  private final Run run;

  private record Lane(String conversation, Priority priority) {}

  Order(Run run, Map<String, Story> stories) {
    this.run = run;
    this.stories = stories;
    run.planned().stream()
        .sorted(Comparator.comparingLong(Planned::offset))
        .forEach(planned -> places.putIfAbsent(planned.event(), planned.offset()));
  }

  void judge(Consumer<Finding> found) {
    planned(found);
    shown(found);
  }

  /// What waits for its time is planned when that comes.
  private void planned(Consumer<Finding> found) {
    Map<Lane, Long> last = new HashMap<>();
    run.published().stream()
        .filter(event -> event.acknowledged() != null && event.terms().notBefore() == null)
        .filter(event -> places.containsKey(event.event()))
        .sorted(Comparator.comparingLong(Order::offset))
        .forEach(event -> advance(last, event, place(event.event()), "planned", found));
  }

  private static long offset(Published event) {
    Published.Place place = event.acknowledged();
    return place == null ? Long.MAX_VALUE : place.offset();
  }

  private long place(String event) {
    return places.getOrDefault(event, -1L);
  }

  private void shown(Consumer<Finding> found) {
    Map<Lane, Long> last = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (Attempted attempt : run.attempts()) {
      Story story = stories.get(attempt.event());
      if (story == null || !attempt.shown() || !seen.add(attempt.event() + " " + attempt.step())) {
        continue;
      }
      long place = place(attempt.event()) * STEPS + attempt.step();
      advance(last, story.published(), place, "shown", found);
    }
  }

  private static void advance(
      Map<Lane, Long> last, Published event, long place, String how, Consumer<Finding> found) {
    Lane lane = new Lane(event.conversation(), event.priority());
    long furthest = last.merge(lane, place, Math::max);
    if (furthest > place) {
      String what = "%s at %d after %d of %s".formatted(how, place, furthest, lane);
      found.accept(new Finding(Kind.OUT_OF_ORDER, event.event(), what));
    }
  }
}
