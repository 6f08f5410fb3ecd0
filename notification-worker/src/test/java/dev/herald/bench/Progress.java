package dev.herald.bench;

import java.io.PrintStream;
import java.util.Locale;

/// Tells the terminal how far the bench is.
final class Progress {
  private final PrintStream out;
  private final long begin = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  void say(String what) {
    long seconds = (System.nanoTime() - begin) / 1_000_000_000;
    out.printf(Locale.ROOT, "[%3d:%02d] %s%n", seconds / 60, seconds % 60, what);
  }

  void table(String table) {
    out.println();
    out.println(table);
  }
}
