package dev.herald.worker.settle;

import dev.herald.notification.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Counts what is told: `herald.outcomes` by whether it is told of an event or a delivery, by
/// outcome and by reason, and `herald.outcomes.repeated`. Every counter is made at once, so an
/// outcome costs two looks into a map. Safe for any number of threads.
final class OutcomeMeters {
  private final Map<Class<? extends Outcome>, Map<String, Counter>> events;
  private final Map<Class<? extends Outcome>, Map<String, Counter>> deliveries;
  private final Counter repeated;

  OutcomeMeters(MeterRegistry registry) {
    this.events = counters("event", OutcomeReasons.OF_EVENTS, registry);
    this.deliveries = counters("delivery", OutcomeReasons.OF_DELIVERIES, registry);
    this.repeated =
        Counter.builder("herald.outcomes.repeated")
            .description(
                "Ends told again, because their delivery came again: its event was published again,"
                    + " or something was away or crashed before they were told")
            .register(registry);
  }

  private static Map<Class<? extends Outcome>, Map<String, Counter>> counters(
      String of, Map<Class<? extends Outcome>, List<String>> reasons, MeterRegistry registry) {
    Map<Class<? extends Outcome>, Map<String, Counter>> counters = new HashMap<>();
    reasons.forEach((outcome, each) -> {
      Map<String, Counter> byReason = new HashMap<>();
      each.forEach(reason -> byReason.put(reason, counter(of, outcome, reason, registry)));
      counters.put(outcome, Map.copyOf(byReason));
    });
    return Map.copyOf(counters);
  }

  private static Counter counter(
      String of, Class<? extends Outcome> outcome, String reason, MeterRegistry registry) {
    return Counter.builder("herald.outcomes")
        .description(
            "Outcomes told on notification-outcomes, each end of a delivery once; what is planned"
                + " again after an outage is counted again")
        .tag("of", of)
        .tag("outcome", outcome.getSimpleName().toLowerCase(Locale.ROOT))
        .tag("reason", reason)
        .register(registry);
  }

  void ofEvent(Outcome outcome) {
    count(events, outcome);
  }

  void ofDelivery(Outcome outcome) {
    count(deliveries, outcome);
  }

  void repeated() {
    repeated.increment();
  }

  private static void count(
      Map<Class<? extends Outcome>, Map<String, Counter>> counters, Outcome outcome) {
    Map<String, Counter> byReason = counters.getOrDefault(outcome.getClass(), Map.of());
    Counter known = byReason.get(OutcomeReasons.of(outcome));
    Counter counter = known == null ? byReason.get(OutcomeReasons.OTHER) : known;
    if (counter != null) {
      counter.increment();
    }
  }
}
