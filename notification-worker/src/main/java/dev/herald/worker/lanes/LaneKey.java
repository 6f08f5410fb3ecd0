package dev.herald.worker.lanes;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The key of a record as its lane reads it: a conversation, whose bot and tenant are the first and
/// third of four parts. A key of another shape is a lane of no bot and no tenant.
///
/// @param bot empty when there is none, as is `tenant`
record LaneKey(String text, String bot, String tenant) {
  private static final char SEPARATOR = '/';
  private static final String NO_KEY = "\0no key ";

  /// Reads a key.
  ///
  /// @param number names the lane of a record without a key, of which it has none but itself
  static LaneKey of(byte @Nullable [] key, long number) {
    if (key == null) {
      return new LaneKey(NO_KEY + number, "", "");
    }
    String text = new String(key, StandardCharsets.UTF_8);
    int first = text.indexOf(SEPARATOR);
    int second = text.indexOf(SEPARATOR, first + 1);
    int third = text.indexOf(SEPARATOR, second + 1);
    return first < 0 || second < 0 || third < 0
        ? new LaneKey(text, "", "")
        : new LaneKey(text, text.substring(0, first), text.substring(second + 1, third));
  }
}
