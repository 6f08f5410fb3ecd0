package dev.herald.worker.gate;

import dev.herald.notification.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The end of a delivery as a short line, `LETTER SECONDS DETAIL`: the ledger keeps one for each.
/// SECONDS is followed by `@REPLAY` where a replay ended it. Letters: `D` delivered, `2` delivered,
/// perhaps twice, `F` failed, `U` unknown, `E` expired, `O` superseded, `S` suppressed, `N`
/// unreachable. A claim begins with `C`.
final class SettledFormat {
  private static final String NO_IDS = "[]";

  private SettledFormat() {}

  static String write(Outcome outcome, Instant at) {
    return write(outcome, at, "");
  }

  /// The same for an end that a replay made.
  ///
  /// @param replay empty for none
  static String write(Outcome outcome, Instant at, String replay) {
    String mark = replay.isEmpty() ? "" : "@" + replay;
    return letter(outcome) + " " + at.getEpochSecond() + mark + " " + detail(outcome);
  }

  static Outcome read(String line) {
    String[] parts = line.split(" ", 3);
    String detail = parts[2];
    return switch (parts[0]) {
      case "D" -> new Outcome.Delivered(ids(detail), false);
      case "2" -> new Outcome.Delivered(ids(detail), true);
      case "F" -> new Outcome.Failed(detail);
      case "U" -> new Outcome.Unknown(detail);
      case "E" -> new Outcome.Expired();
      case "O" -> new Outcome.Superseded();
      case "S" -> new Outcome.Suppressed(detail);
      case "N" -> new Outcome.Unreachable(detail);
      default -> throw new IllegalArgumentException("no end of a delivery begins with " + parts[0]);
    };
  }

  /// When it ended.
  static Instant at(String line) {
    return Instant.ofEpochSecond(Long.parseLong(line.split(" ", 3)[1].split("@", 2)[0]));
  }

  /// The replay that ended it; empty for none.
  static String replayOf(String line) {
    return replay(line.split(" ", 3)[1]);
  }

  /// The replay that a word of the ledger is marked with; empty for none.
  static String replay(String word) {
    int mark = word.indexOf('@');
    return mark < 0 ? "" : word.substring(mark + 1);
  }

  static String ids(List<String> ids) {
    return ids.isEmpty() ? NO_IDS : JsonMapper.shared().writeValueAsString(ids);
  }

  static List<String> ids(String json) {
    // Nearly every claim: nothing was sent before.
    return json.equals(NO_IDS)
        ? List.of()
        : JsonMapper.shared().readTree(json).valueStream().map(JsonNode::stringValue).toList();
  }

  private static String letter(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered delivered -> delivered.possibleDuplicate() ? "2" : "D";
      case Outcome.Failed _ -> "F";
      case Outcome.Unknown _ -> "U";
      case Outcome.Expired _ -> "E";
      case Outcome.Superseded _ -> "O";
      case Outcome.Suppressed _ -> "S";
      case Outcome.Unreachable _ -> "N";
      case Outcome.Accepted _, Outcome.Deferred _ ->
          throw new IllegalArgumentException("not an end: " + outcome.getClass().getSimpleName());
    };
  }

  private static String detail(Outcome outcome) {
    @Nullable String detail =
        outcome instanceof Outcome.Delivered delivered
            ? ids(delivered.activityIds())
            : outcome.detail();
    return detail == null ? "" : detail;
  }
}
