package dev.herald.fault;

import dev.herald.fault.record.Told;
import dev.herald.notification.Outcome;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Events that ended without being shown though nothing but the channel was in the way.
///
/// @param events how each of them ended
record Casualties(Map<String, String> events) {

  static Casualties of(Iterable<Told> told) {
    Map<String, String> events = new HashMap<>();
    for (Told each : told) {
      if (isCasualty(each.outcome())) {
        events.put(
            each.event(), each.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT));
      }
    }
    return new Casualties(events);
  }

  private static boolean isCasualty(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed _, Outcome.Unknown _, Outcome.Unreachable _ -> true;
      case Outcome.Accepted _,
          Outcome.Deferred _,
          Outcome.Delivered _,
          Outcome.Expired _,
          Outcome.Superseded _,
          Outcome.Suppressed _ ->
          false;
    };
  }

  Set<String> kinds() {
    return counts().keySet();
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    events.values().forEach(kind -> counts.merge(kind, 1, Integer::sum));
    return counts;
  }

  @Override
  public String toString() {
    return counts().toString();
  }
}
