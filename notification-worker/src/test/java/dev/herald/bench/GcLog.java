package dev.herald.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the log of a garbage collector: `… 245M->89M(512M) …`.
final class GcLog {
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

  private GcLog() {}

  /// Most heap in use before any collection, in MB.
  static long peakUsed(Path log) {
    try {
      return COLLECTION
          .matcher(Files.readString(log))
          .results()
          .mapToLong(GcLog::before)
          .max()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }

  private static long before(MatchResult collection) {
    return Long.parseLong(collection.group(1));
  }
}
