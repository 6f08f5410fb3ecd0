package dev.herald.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The page METRICS.md of a service: every meter of Herald's own, as Prometheus names it.
///
/// @param service name of its module
/// @param remark what else is said ahead of the table
/// @param open labels whose values are not known when it is written, each with what they are
/// @param test that writes it
public record MetricsPage(String service, String remark, Map<String, String> open, Class<?> test) {
  private static final Path PAGE = Path.of("METRICS.md");

  public MetricsPage {
    open = Map.copyOf(open);
  }

  /// Fails when the page in the module says anything else than the meters; with
  /// `-Dmetrics.write=true` it is written anew instead.
  public void check(MeterRegistry registry) throws IOException {
    String page = of(registry);
    if (Boolean.getBoolean("metrics.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("%s of %s is old; this writes it anew: %s", PAGE, service, command())
        .isEqualTo(page);
  }

  private String head() {
    return """
    # Metrics of %1$s

    Generated from the meters of %1$s; the build fails when this page differs. `%2$s` writes it anew.

    `GET /actuator/prometheus` on the service port tells them, once `MANAGEMENT_ENDPOINT_PROMETHEUS_ACCESS=read-only`. A histogram
    has `_bucket`, `_count`, `_sum` and, in a series of its own, `_max`. %3$s
    What Spring Boot and the Kafka client count of themselves is told beside these and not listed.

    | name | type | unit | labels | meaning |
    |---|---|---|---|---|
    """
        .formatted(service, command(), remark);
  }

  private String command() {
    return "mvn -pl %s -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -Dmetrics.write=true"
        .formatted(service, test.getSimpleName());
  }

  private String of(MeterRegistry registry) {
    Map<String, List<Meter>> meters =
        registry.getMeters().stream()
            .filter(meter -> meter.getId().getName().startsWith("herald."))
            .collect(
                Collectors.groupingBy(
                    meter -> name(meter.getId(), registry), TreeMap::new, Collectors.toList()));
    StringBuilder page = new StringBuilder(head());
    meters.forEach((name, each) -> page.append(row(name, each)));
    return page.toString();
  }

  private static String name(Meter.Id id, MeterRegistry registry) {
    String name = id.getConventionName(registry.config().namingConvention());
    return id.getType() == Meter.Type.COUNTER && !name.endsWith("_total") ? name + "_total" : name;
  }

  private String row(String name, List<Meter> meters) {
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

  private String labels(List<Meter> meters) {
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

  private String listed(String label, Set<String> values) {
    String meant = open.get(label);
    return meant == null
        ? values.stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "))
        : meant;
  }
}
