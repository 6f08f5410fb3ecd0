package dev.herald.conversation.redis;

import dev.herald.conversation.ReferenceJson;
import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A stored reference as text: a header that the Lua script reads, then the reference as JSON.
///
/// `2 SEEN KEPT ACTIVITY LOCALE ZONE STATE SINCE REASON VERIFIED JSON`: 2 is the version of the
/// format; SEEN and SINCE are times in nanoseconds with 20 digits (so that text order is time
/// order); KEPT is 1 when the mirror has it; `-` stands for "not known". Version 1 lacked KEPT,
/// ACTIVITY (it was in the JSON), SINCE and REASON, and is still read.
final class RecordFormat {
  private static final String UNKNOWN = "-";
  private static final int FIELDS = 11;
  private static final int FIELDS_OF_VERSION_1 = 7;

  private final JsonMapper json;

  RecordFormat(JsonMapper json) {
    this.json = json;
  }

  String write(StoredReference stored) {
    ObjectNode body = ReferenceJson.write(stored.reference());
    body.remove(List.of("locale", "activityId"));
    return String.join(
        " ",
        "2",
        nanos(stored.seenAt()),
        "0",
        token(stored.reference().activityId()),
        token(stored.reference().locale()),
        token(stored.timeZone()),
        stored.state().name(),
        nanos(stored.standing().since()),
        token(stored.standing().reason()),
        stored.verified() ? "verified" : "unverified",
        json.writeValueAsString(body));
  }

  /// Whether the mirror has the record.
  static boolean isMirrored(String text) {
    return text.startsWith("1", text.indexOf(' ', 2) + 1) && text.startsWith("2");
  }

  /// The record as one that a mirror brings back.
  static String asMirrored(String text) {
    int kept = text.indexOf(' ', 2) + 1;
    return text.startsWith("2") ? text.substring(0, kept) + "1" + text.substring(kept + 1) : text;
  }

  StoredReference read(String text) {
    return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
      case '1' -> readVersion1(text.split(" ", FIELDS_OF_VERSION_1));
      case '2' -> readVersion2(text.split(" ", FIELDS));
      default ->
          throw new IllegalArgumentException("a stored reference of an unknown format version");
    };
  }

  private StoredReference readVersion2(String[] fields) {
    ObjectNode body = (ObjectNode) json.readTree(fields[10]);
    put(body, "activityId", fields[3]);
    put(body, "locale", fields[4]);
    return new StoredReference(
        ReferenceJson.read(body),
        new Standing(ReferenceState.valueOf(fields[6]), instant(fields[7]), value(fields[8])),
        instant(fields[1]),
        value(fields[5]),
        fields[9].equals("verified"));
  }

  private StoredReference readVersion1(String[] fields) {
    ObjectNode body = (ObjectNode) json.readTree(fields[6]);
    put(body, "locale", fields[2]);
    return new StoredReference(
        ReferenceJson.read(body),
        new Standing(ReferenceState.valueOf(fields[4]), instant(fields[1]), null),
        instant(fields[1]),
        value(fields[3]),
        fields[5].equals("verified"));
  }

  private static void put(ObjectNode body, String name, String token) {
    if (!token.equals(UNKNOWN)) {
      body.put(name, token);
    }
  }

  private static String nanos(Instant time) {
    long nanos =
        Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    return String.format(Locale.ROOT, "%020d", nanos);
  }

  private static Instant instant(String seen) {
    long nanos = Long.parseLong(seen);
    return Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
  }

  /// A header field must not hold a space: a locale or zone that does is no locale or zone.
  private static String token(@Nullable String value) {
    return value == null || value.isBlank() || value.chars().anyMatch(Character::isWhitespace)
        ? UNKNOWN
        : value;
  }

  private static @Nullable String value(String token) {
    return token.equals(UNKNOWN) ? null : token;
  }
}
