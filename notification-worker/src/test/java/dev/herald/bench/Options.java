package dev.herald.bench;

import java.nio.file.Path;
import java.util.List;

/// What whoever runs the bench may choose.
///
/// @param scale of every number of deliveries; below 1 it is quicker and coarser
/// @param rows beginnings of the names of the rows to run; empty means all
/// @param profile whether the flight recorder runs in every contestant; it costs a little
/// @param jar the worker as it is shipped
/// @param directory where results and logs go
record Options(double scale, List<String> rows, boolean profile, Path jar, Path directory) {

  static Options ofProperties() {
    String rows = System.getProperty("bench.rows", "");
    return new Options(
        Double.parseDouble(System.getProperty("bench.scale", "1")),
        rows.isBlank() ? List.of() : List.of(rows.split(",")),
        Boolean.getBoolean("bench.profile"),
        Path.of("target", "notification-worker-exec.jar"),
        Path.of("target", "bench"));
  }

  boolean wants(String row) {
    return rows.isEmpty() || rows.stream().anyMatch(row::startsWith);
  }

  Stretch stretch(int warm, int measured, int tail) {
    return new Stretch(scaled(warm), scaled(measured), scaled(tail));
  }

  int scaled(int deliveries) {
    return (int) Math.max(1, deliveries * scale);
  }
}
