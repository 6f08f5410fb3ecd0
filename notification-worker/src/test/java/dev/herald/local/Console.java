package dev.herald.local;

import java.io.PrintStream;
import java.util.Locale;

/// Speaks to the person at the terminal. The log is elsewhere.
final class Console {
  private final PrintStream out;
  private final long start;

  /// Makes a console.
  ///
  /// @param start `System.nanoTime` of the beginning; progress is counted from it
  Console(PrintStream out, long start) {
    this.out = out;
    this.start = start;
  }

  void line(String line) {
    out.println(line);
    out.flush();
  }

  void starting(Part part) {
    line("%s  starting %s on port %d".formatted(elapsed(), part.name(), part.listens().port()));
  }

  void serves(Part part) {
    line("%s  %s serves".formatted(elapsed(), part.name()));
  }

  void stopping(Part part) {
    line("stopping " + part.name());
  }

  void busy(Part part) {
    line(
        "Port %d, which %s needs, is busy: free it, or move it with -D%s=PORT"
            .formatted(part.listens().port(), part.name(), part.listens().property()));
  }

  void failed(Part part, Exception e) {
    line(
        "%s did not start: %s. The whole story is in herald.log of the data directory"
            .formatted(part.name(), e.getMessage()));
  }

  void ready(LocalOptions options) {
    line(Texts.ready(options, elapsed().strip()));
  }

  void help(LocalOptions options) {
    line(Texts.help(options));
  }

  private String elapsed() {
    return String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - start) / 1e9);
  }
}
