package dev.herald.worker;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The page METRICS.md: every meter of Herald's own, as Prometheus names it.
final class MetricsPage {
  private static final String HEAD =
      """
      # Metrics of notification-worker

      Generated from the meters that a worker registers; the build fails when this page differs. `COMMAND` writes it anew.

      `GET /actuator/prometheus` on the service port tells them, once `MANAGEMENT_ENDPOINT_PROMETHEUS_ACCESS=read-only`. A histogram
      has `_bucket`, `_count`, `_sum` and, in a series of its own, `_max`. Every series is there from the start, so a rate needs no first
      event. What Spring Boot and the Kafka client count of themselves is told beside these and not listed.

      | name | type | unit | labels | meaning |
      |---|---|---|---|---|
      """;

  /// Labels whose values depend on the configuration.
  private static final Map<String, String> OPEN =
      Map.of("bot", "the first 8 characters of the app id of each bot in `herald.token.bots`");

  private MetricsPage() {}

  static String of(MeterRegistry registry, String command) {
    Map<String, List<Meter>> meters =
        registry.getMeters().stream()
            .filter(meter -> meter.getId().getName().startsWith("herald."))
            .collect(
                Collectors.groupingBy(
                    meter -> name(meter.getId(), registry), TreeMap::new, Collectors.toList()));
    StringBuilder page = new StringBuilder(HEAD.replace("COMMAND", command));
    meters.forEach((name, each) -> page.append(row(name, each)));
    return page.toString();
  }

  private static String name(Meter.Id id, MeterRegistry registry) {
    String name = id.getConventionName(registry.config().namingConvention());
    return id.getType() == Meter.Type.COUNTER && !name.endsWith("_total") ? name + "_total" : name;
  }

  private static String row(String name, List<Meter> meters) {
    Meter.Id id = meters.getFirst().getId();
    String meaning = Objects.requireNonNull(id.getDescription(), name + " has no description");
    return "| `%s` | %s | %s | %s | %s |%n"
        .formatted(name, type(id), unit(id), labels(meters), meaning);
  }

  private static String type(Meter.Id id) {
    return switch (id.getType()) {
      case COUNTER -> "counter";
      case GAUGE -> "gauge";
      case TIMER -> "histogram";
      default -> throw new IllegalArgumentException("no kind of meter of ours: " + id);
    };
  }

  private static String unit(Meter.Id id) {
    return Objects.requireNonNullElse(id.getBaseUnit(), "");
  }

  private static String labels(List<Meter> meters) {
    Map<String, Set<String>> values = new TreeMap<>();
    for (Meter meter : meters) {
      for (Tag tag : meter.getId().getTags()) {
        values.computeIfAbsent(tag.getKey(), _ -> new TreeSet<>()).add(tag.getValue());
      }
    }
    return values.entrySet().stream()
        .map(each -> "`" + each.getKey() + "`: " + listed(each.getKey(), each.getValue()))
        .collect(Collectors.joining("<br>"));
  }

  private static String listed(String label, Set<String> values) {
    String open = OPEN.get(label);
    return open == null
        ? values.stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "))
        : open;
  }
}
