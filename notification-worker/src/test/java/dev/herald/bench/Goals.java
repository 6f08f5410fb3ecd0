package dev.herald.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Judges the rows that were run.
final class Goals {
  private static final double MOST_TIMES_BARE = 1.6;
  private static final double LEAST_PER_SECOND = 3_000;
  private static final int LEAST_IN_FLIGHT = 2_000;
  private static final double MOST_P99_MILLIS = 100;
  private static final double MOST_GROWTH = 0.15;
  private static final double MOST_MOVED = 0.20;
  private static final double MOST_HEAP_MB = 512;

  private final Rows rows;
  private final List<Goal> goals = new ArrayList<>();

  private Goals(Rows rows) {
    this.rows = rows;
  }

  static List<Goal> of(Rows rows) {
    Goals judged = new Goals(rows);
    judged.backlog();
    judged.latency();
    judged.growth();
    judged.isolation(Names.HOT);
    judged.isolation(Names.SLOW);
    judged.open();
    return List.copyOf(judged.goals);
  }

  private void backlog() {
    rows.find(Names.BACKLOG)
        .ifPresent(herald -> {
          rows.find(Names.BARE)
              .ifPresent(bare ->
                  atMost(
                      "CPU per delivery, times the bare client's",
                      herald.cpuMicros() / bare.cpuMicros(),
                      MOST_TIMES_BARE));
          atLeast("deliveries per second", herald.perSecond(), LEAST_PER_SECOND);
        });
  }

  private void latency() {
    latency("p99 from publish to request at half load, ms", Names.HALF);
    latency("the same at half of the backlog's rate, ms", Names.NO_BACKLOG);
  }

  private void latency(String what, String row) {
    p99(row).ifPresent(p99 -> atMost(what, p99, MOST_P99_MILLIS));
  }

  private void growth() {
    List<String> all = Names.GROWTH.values().stream().flatMap(List::stream).toList();
    apart("growth rows apart in CPU per delivery, share", all);
    new TreeMap<>(Names.GROWTH)
        .forEach((axis, rows) -> apart("  of them those of " + axis + " alone", rows));
  }

  /// How far the costliest of the rows is above the cheapest.
  private void apart(String what, List<String> names) {
    List<Double> costs =
        names.stream()
            .flatMap(name -> rows.find(name).stream())
            .map(Figures::cpuMicros)
            .sorted()
            .toList();
    if (costs.size() > 1) {
      atMost(what, costs.getLast() / costs.getFirst() - 1, MOST_GROWTH);
    }
  }

  private void isolation(String row) {
    p99(Names.HALF)
        .ifPresent(usual ->
            p99(row)
                .ifPresent(p99 ->
                    atMost(row + ": p99 of others moves by, share", p99 / usual - 1, MOST_MOVED)));
  }

  private void open() {
    rows.find(Names.MANY_OPEN)
        .ifPresent(many -> {
          atLeast("truly in flight, median", many.inFlightMedian(), LEAST_IN_FLIGHT);
          atMost("heap at 5,000 in flight, MB", (double) many.heapMb(), MOST_HEAP_MB);
        });
  }

  /// The median, where a row was measured several times: one alone says little.
  private Optional<Double> p99(String row) {
    List<Double> all =
        rows.each(row).stream()
            .map(figures -> figures.latency() == null ? Double.NaN : figures.latency().p99())
            .sorted()
            .toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() / 2));
  }

  private void atMost(String what, double figure, double most) {
    goals.add(new Goal(what, text(figure) + " (at most " + text(most) + ")", figure <= most));
  }

  private void atLeast(String what, double figure, double least) {
    goals.add(new Goal(what, text(figure) + " (at least " + text(least) + ")", figure >= least));
  }

  private static String text(double figure) {
    return figure >= 20
        ? String.format(Locale.ROOT, "%.0f", figure)
        : String.format(Locale.ROOT, "%.2f", figure);
  }

  static String text(List<Goal> goals) {
    return goals.stream()
        .map(goal ->
            (goal.reached() ? "reached   " : "MISSED    ") + goal.what() + ": " + goal.figure())
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
