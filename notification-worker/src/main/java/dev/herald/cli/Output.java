package dev.herald.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Shows answers: as JSON, one object a line, or for people.
final class Output {
  /// To the beginning of the line, of which nothing stays.
  private static final String REDRAW = "\r\033[K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final int columns;
  private boolean isDrawn;
  private String told = "";

  /// Makes one.
  ///
  /// @param json whether answers are for programs; then there is no bar but a line for each percent
  /// @param columns of the terminal
  Output(PrintWriter out, PrintWriter err, boolean json, int columns) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.columns = columns;
  }

  /// Shows one object.
  void show(JsonNode object, Runnable forPeople) {
    if (json) {
      out.println(object);
    } else {
      forPeople.run();
    }
    out.flush();
  }

  /// What must not get among the answers.
  void note(String text) {
    err.println("herald: " + text);
    err.flush();
  }

  void line(String text) {
    out.println(text);
  }

  /// Columns as wide as their widest cell.
  void table(List<String> head, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(head);
    all.addAll(rows);
    int[] widths = new int[head.size()];
    all.forEach(row -> {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    });
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /// A bar that is drawn over on a terminal, or an object on a line of its own for each percent
  /// that is done. Both go where they do not get among the answers.
  void progress(String what, long done, long total) {
    if (json) {
      tell(what, done, total);
      return;
    }
    err.print(REDRAW + Bar.of(what, done, total, columns));
    err.flush();
    isDrawn = true;
  }

  private void tell(String what, long done, long total) {
    String share = what + " " + (total <= 0 ? done : done * 100 / total);
    if (!share.equals(told)) {
      told = share;
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      err.println(line.put("progress", what).put("done", done).put("total", total));
      err.flush();
    }
  }

  /// Takes the bar away.
  void endProgress() {
    if (isDrawn) {
      err.print(REDRAW);
      err.flush();
      isDrawn = false;
    }
  }
}
