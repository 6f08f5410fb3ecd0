package dev.herald.cli;

import java.util.Locale;

/// A progress bar.
final class Bar {
  private static final int LONGEST = 40;
  private static final int SHORTEST = 5;

  private Bar() {}

  /// Draws one, such as `reading [####----] 50 % 512 of 1,024`: only the counts where it would be
  /// too short to tell anything, and no share of what is not known.
  ///
  /// @param total 0 while it is not known; of more done than that the bar is full
  /// @param columns of the terminal; what is drawn never reaches the last one, so it never wraps
  static String of(String what, long done, long total, int columns) {
    if (total <= 0) {
      return fitted(String.format(Locale.ROOT, "%s  %,d so far", what, done), columns);
    }
    double share = Math.clamp((double) done / total, 0, 1);
    String counts =
        String.format(Locale.ROOT, "%3d %%  %,d of %,d", (int) (share * 100), done, total);
    int length = Math.min(LONGEST, columns - 1 - what.length() - counts.length() - 5);
    if (length < SHORTEST) {
      return fitted(what + " " + counts, columns);
    }
    int filled = (int) (share * length);
    return "%s [%s%s]  %s".formatted(what, "#".repeat(filled), "-".repeat(length - filled), counts);
  }

  private static String fitted(String text, int columns) {
    return text.substring(0, Math.clamp(columns - 1, 0, text.length()));
  }
}
