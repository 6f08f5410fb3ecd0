package dev.herald.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The rows so far, told as they come.
final class Rows {
  private final Options options;
  private final Progress progress;
  private final List<Row> rows = new ArrayList<>();

  Rows(Options options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /// Measures a row if it is wanted.
  void add(String name, String note, Callable<Figures> measuring) throws Exception {
    if (options.wants(name)) {
      progress.say(name + " …");
      Row row = new Row(name, note, measuring.call());
      rows.add(row);
      progress.say(Table.line(row));
    }
  }

  Optional<Figures> find(String name) {
    return rows.stream().filter(row -> row.name().equals(name)).map(Row::figures).findFirst();
  }

  /// All that were measured under that name.
  List<Figures> each(String name) {
    return rows.stream().filter(row -> row.name().equals(name)).map(Row::figures).toList();
  }

  List<Row> all() {
    return List.copyOf(rows);
  }
}
