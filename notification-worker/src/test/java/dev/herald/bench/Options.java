package dev.herald.bench;

import java.nio.file.Path;
import java.util.List;

/// What whoever runs the bench may choose.
///
/// @param scale of every number of deliveries; below 1 it is quicker and coarser
/// @param rows beginnings of the names of the rows to run; empty means all
/// @param profile whether the flight recorder runs in every contestant; it costs a little
/// @param jvm further options of every contestant's JVM
/// @param jar the worker as it is shipped
/// @param directory where results and logs go
record Options(
    double scale, List<String> rows, boolean profile, List<String> jvm, Path jar, Path directory) {
  /// What a JVM sends after its start before it is measured, whatever the scale: code that is not
  /// compiled yet costs several times as much, and compiling it goes on for minutes on cores that
  /// are busy, where a rest of seconds is enough. After 100,000 the compiler still took a third of
  /// what was measured.
  private static final int WARM = 250_000;

  private static final List<Integer> RESTS =
      List.of(20_000, 40_000, 60_000, 80_000, 100_000, 150_000, 200_000, 240_000);

  /// A comma; the names of some rows hold one before a space.
  private static final String BETWEEN_ROWS = ",(?! )";

  static Options ofProperties() {
    String rows = System.getProperty("bench.rows", "");
    String jvm = System.getProperty("bench.jvm", "");
    return new Options(
        Double.parseDouble(System.getProperty("bench.scale", "1")),
        rows.isBlank() ? List.of() : List.of(rows.split(BETWEEN_ROWS)),
        Boolean.getBoolean("bench.profile"),
        jvm.isBlank() ? List.of() : List.of(jvm.split(" ")),
        Path.of("target", "notification-worker-exec.jar"),
        Path.of("target", "bench"));
  }

  boolean wants(String row) {
    return rows.isEmpty() || rows.stream().anyMatch(row::startsWith);
  }

  Stretch stretch(int warm, int measured, int tail) {
    return new Stretch(List.of(), scaled(warm), scaled(measured), scaled(tail));
  }

  /// A stretch of a contestant that was just started.
  Stretch fromStart(int measured, int tail) {
    return new Stretch(RESTS, WARM, scaled(measured), scaled(tail));
  }

  int scaled(int deliveries) {
    return (int) Math.max(1, deliveries * scale);
  }
}
