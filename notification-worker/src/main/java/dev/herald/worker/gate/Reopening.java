package dev.herald.worker.gate;

import dev.herald.notification.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;

/// Which ends of deliveries a record may take up again: those of a replay what ended without having
/// been shown, once for each replay; all others none.
///
/// @param replay id of the replay; empty for a record that is none's
/// @param delivered whether also what is known as delivered
/// @param unknown whether also what nobody knows the fate of
public record Reopening(String replay, boolean delivered, boolean unknown) {
  public static final Reopening NONE = new Reopening("", false, false);

  /// What stands in the ledger's lines, between other words.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  /// What a record's headers say. Anybody could write them; what is no id of a replay is none.
  public static Reopening of(org.apache.kafka.common.header.Headers headers) {
    Header replay = headers.lastHeader(Headers.REPLAY);
    if (replay == null) {
      return NONE;
    }
    String id = new String(replay.value(), StandardCharsets.UTF_8);
    return isId(id)
        ? new Reopening(
            id, has(headers, Headers.REPLAY_FORCE), has(headers, Headers.REPLAY_UNKNOWN))
        : NONE;
  }

  /// Whether a text can be the id of a replay.
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private static boolean has(org.apache.kafka.common.header.Headers headers, String name) {
    return headers.lastHeader(name) != null;
  }

  public boolean isReplay() {
    return !replay.isEmpty();
  }

  /// Whether somebody ordered to send what may be in the chat already.
  public boolean allowsDuplicate() {
    return delivered || unknown;
  }

  /// As the ledger's script takes it: the id, and the letters of the ends that may be reopened.
  List<String> arguments() {
    return List.of(
        replay, isReplay() ? "FEOSN" + (unknown ? "U" : "") + (delivered ? "D2" : "") : "");
  }
}
