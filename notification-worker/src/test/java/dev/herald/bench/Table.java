package dev.herald.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows as people read them.
final class Table {
  private static final String HEAD =
      "%-34s %8s %7s %13s %22s %9s %8s %5s %5s %5s  %s%n"
              .formatted(
                  "",
                  "per",
                  "us CPU",
                  "in flight",
                  "latency ms",
                  "heap/RSS",
                  "refused",
                  "disor-",
                  "lost",
                  "dupl.",
                  "")
          + "%-34s %8s %7s %13s %22s %9s %8s %5s %5s %5s  %s"
              .formatted(
                  "",
                  "second",
                  "each",
                  "p50/peak",
                  "p50/p99/p99.9",
                  "MB",
                  "",
                  "dered",
                  "",
                  "",
                  "scale");

  private Table() {}

  static String of(List<Row> rows) {
    return Stream.concat(Stream.of(HEAD), rows.stream().map(Table::line))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  static String line(Row row) {
    Figures f = row.figures();
    return String.format(
            Locale.ROOT,
            "%-34s %8.0f %7.0f %13s %22s %9s %8d %5d %5s %5d  %s",
            row.name(),
            f.perSecond(),
            f.cpuMicros(),
            f.inFlightMedian() + "/" + f.inFlightPeak(),
            latency(f.latency()),
            f.heapMb() + "/" + f.rssMb(),
            f.refused(),
            f.disordered(),
            f.lost() == null ? "-" : f.lost(),
            f.duplicated(),
            row.note())
        .stripTrailing();
  }

  private static String latency(@Nullable Latencies latency) {
    return latency == null
        ? "-"
        : String.format(
            Locale.ROOT, "%.0f/%.0f/%.0f", latency.p50(), latency.p99(), latency.p999());
  }
}
