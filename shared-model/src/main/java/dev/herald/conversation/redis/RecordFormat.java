package dev.herald.conversation.redis;

import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.ReferenceJson;
import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.StoredReference;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A stored reference as text: a header that the Lua script reads, then the reference as JSON.
///
/// `1 SEEN LOCALE ZONE STATE VERIFIED JSON`, where 1 is the version of the format, SEEN the time in
/// nanoseconds with 20 digits (so that text order is time order), and `-` stands for "not known". A
/// change of the format takes a new version; older ones stay readable.
final class RecordFormat {
  private static final String UNKNOWN = "-";
  private static final int FIELDS = 7;

  private final JsonMapper json;

  RecordFormat(JsonMapper json) {
    this.json = json;
  }

  String write(StoredReference stored) {
    ObjectNode body = ReferenceJson.write(stored.reference());
    body.remove("locale");
    return String.join(
        " ",
        "1",
        seen(stored.seenAt()),
        token(stored.reference().locale()),
        token(stored.timeZone()),
        stored.state().name(),
        stored.verified() ? "verified" : "unverified",
        json.writeValueAsString(body));
  }

  StoredReference read(String text) {
    String[] fields = text.split(" ", FIELDS);
    if (fields.length != FIELDS || !fields[0].equals("1")) {
      throw new IllegalArgumentException("a stored reference of an unknown format version");
    }
    return new StoredReference(
        withLocale(ReferenceJson.read(json.readTree(fields[6])), value(fields[2])),
        ReferenceState.valueOf(fields[4]),
        instant(fields[1]),
        value(fields[3]),
        fields[5].equals("verified"));
  }

  private static String seen(Instant time) {
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

  private static ConversationReference withLocale(
      ConversationReference r, @Nullable String locale) {
    return new ConversationReference(
        r.activityId(),
        r.user(),
        r.bot(),
        r.conversation(),
        r.tenantId(),
        r.channelId(),
        r.serviceUrl(),
        locale);
  }
}
