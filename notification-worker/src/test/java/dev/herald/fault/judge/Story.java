package dev.herald.fault.judge;

import dev.herald.fault.record.Attempted;
import dev.herald.fault.record.Published;
import dev.herald.fault.record.Run;
import dev.herald.fault.record.Told;
import dev.herald.notification.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What became of one event.
///
/// @param attempts in the order in which the channel ended them
/// @param told every outcome, in order
record Story(Published published, List<Attempted> attempts, List<Told> told) {

  /// The stories of a run, by event. What belongs to no event of it is left out.
  static Map<String, Story> of(Run run) {
    Map<String, Story> stories = new LinkedHashMap<>();
    run.published()
        .forEach(event ->
            stories.put(event.event(), new Story(event, new ArrayList<>(), new ArrayList<>())));
    run.attempts()
        .forEach(attempt -> {
          if (stories.containsKey(attempt.event())) {
            stories.get(attempt.event()).attempts.add(attempt);
          }
        });
    run.told()
        .forEach(told -> {
          if (stories.containsKey(told.event())) {
            stories.get(told.event()).told.add(told);
          }
        });
    return stories;
  }

  String event() {
    return published.event();
  }

  /// The terminal outcomes; the same one told again counts once.
  List<Outcome> ends() {
    return told.stream().map(Told::outcome).filter(Outcome::isTerminal).distinct().toList();
  }

  List<Attempted> shown() {
    return attempts.stream().filter(Attempted::shown).toList();
  }

  List<Attempted> shown(int step) {
    return attempts.stream().filter(each -> each.shown() && each.step() == step).toList();
  }

  boolean isShownWhole() {
    return IntStream.range(0, published.steps()).noneMatch(step -> shown(step).isEmpty());
  }

  /// When the sending began that an attempt belongs to: its activities follow each other without
  /// anything being judged in between, since what was shown in part is shown whole.
  ///
  /// @param travel how long after the answer to one the next may come
  Instant sendingBegan(Attempted attempt, Duration travel) {
    Map<Integer, Attempted> latest = new HashMap<>();
    attempts.stream()
        .filter(each -> each.time().to().compareTo(attempt.time().from()) <= 0)
        .forEach(each -> latest.put(each.step(), each));
    Attempted before = latest.get(attempt.step() - 1);
    if (before == null || before.time().to().plus(travel).isBefore(attempt.time().from())) {
      return attempt.time().from();
    }
    return sendingBegan(before, travel);
  }
}
