package dev.herald.conversation;

import dev.herald.activity.ExactJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Reads stored references as earlier versions wrote them: fields between spaces, `-` where nothing
/// is known, then the reference as JSON.
///
/// Version 1 is `1 SEEN LOCALE ZONE STATE VERIFIED JSON`, version 2 `2 SEEN KEPT ACTIVITY LOCALE
/// ZONE STATE SINCE REASON VERIFIED JSON`; times are nanoseconds.
final class EarlierRecords {
  private static final int FIELDS_OF_1 = 7;
  private static final int FIELDS_OF_2 = 11;

  private EarlierRecords() {}

  static StoredReference read(String line) {
    try {
      return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
        case '1' -> version1(line.split(" ", FIELDS_OF_1));
        case '2' -> version2(line.split(" ", FIELDS_OF_2));
        default -> throw new IllegalArgumentException("a format version that is not known");
      };
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a stored reference: " + e.getClass().getSimpleName());
    }
  }

  private static StoredReference version1(String[] fields) {
    return stored(
        reference(fields[6], null, fields[2]),
        new Standing(ReferenceState.valueOf(fields[4]), instant(fields[1]), null),
        fields[1],
        fields[3],
        fields[5]);
  }

  private static StoredReference version2(String[] fields) {
    return stored(
        reference(fields[10], fields[3], fields[4]),
        new Standing(ReferenceState.valueOf(fields[6]), instant(fields[7]), value(fields[8])),
        fields[1],
        fields[5],
        fields[9]);
  }

  private static StoredReference stored(
      ConversationReference reference,
      Standing standing,
      String seen,
      String zone,
      String verified) {
    return new StoredReference(
        reference,
        standing,
        instant(seen),
        value(zone),
        new Origin(verified.equals("verified"), null));
  }

  private static ConversationReference reference(
      String json, @Nullable String activity, String locale) {
    ObjectNode body = (ObjectNode) ExactJson.mapper().readTree(json);
    put(body, "activityId", activity);
    put(body, "locale", locale);
    return ReferenceJson.read(body);
  }

  private static void put(ObjectNode body, String name, @Nullable String token) {
    if (token != null && !token.equals("-")) {
      body.put(name, token);
    }
  }

  private static Instant instant(String nanos) {
    return Instant.ofEpochSecond(0, Long.parseLong(nanos));
  }

  private static @Nullable String value(String token) {
    return token.equals("-") ? null : token;
  }
}
