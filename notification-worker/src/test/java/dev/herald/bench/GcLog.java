package dev.herald.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the log of a garbage collector: `… 245M->89M(512M) …`.
final class GcLog {
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

  private GcLog() {}

  /// Most heap in use before any collection, in MB.
  static long peakUsed(Path log) {
    return collections(log).stream().mapToLong(each -> megabytes(each, 1)).max().orElse(0);
  }

  /// Heap in use after each collection so far, in MB: what lives, and at a small collection some
  /// garbage too.
  static List<Long> left(Path log) {
    return collections(log).stream().map(each -> megabytes(each, 2)).toList();
  }

  private static List<MatchResult> collections(Path log) {
    try {
      return COLLECTION.matcher(Files.readString(log)).results().toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static long megabytes(MatchResult collection, int group) {
    return Long.parseLong(collection.group(group));
  }
}
