package dev.herald.conversation.redis;

import dev.herald.activity.ExactJson;
import dev.herald.conversation.Origin;
import dev.herald.conversation.ReferenceJson;
import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A stored reference as the bytes of a hash field: a header that the Lua scripts read, then the
/// rest, squeezed.
///
/// `3 SEEN KEPT ACTIVITY LOCALE ZONE STATE SINCE REASON REST`: 3 is the version of the format; SEEN
/// and SINCE are times in nanoseconds, 13 digits of base 36; KEPT is 1 when the mirror has it;
/// STATE is the first letter of its name; `-` stands for "not known".
final class RecordFormat {
  private static final char ERASED = 'E';
  private static final String UNKNOWN = "-";
  private static final int HEADER_FIELDS = 9;
  private static final int TIME_DIGITS = 13;
  private static final int RADIX = 36;
  private static final int KEPT_AT = "3 ".length() + TIME_DIGITS + 1;

  private static final List<ReferenceState> STATES = List.of(ReferenceState.values());

  private final Squeeze squeeze = new Squeeze();

  byte[] write(StoredReference stored) {
    byte[] header =
        String.join(
                " ",
                "3",
                time(stored.seenAt()),
                "0",
                token(stored.reference().activityId()),
                token(stored.reference().locale()),
                token(stored.timeZone()),
                stored.state().name().substring(0, 1),
                time(stored.standing().since()),
                token(stored.standing().reason()),
                "")
            .getBytes(StandardCharsets.UTF_8);
    byte[] rest = squeeze.squeeze(Packing.pack(rest(stored)));
    byte[] bytes = Arrays.copyOf(header, header.length + rest.length);
    System.arraycopy(rest, 0, bytes, header.length, rest.length);
    return bytes;
  }

  /// What of a record says how the reference stands: state, since, reason.
  static List<byte[]> writeStanding(Standing standing) {
    return Stream.of(
            standing.state().name().substring(0, 1),
            time(standing.since()),
            token(standing.reason()))
        .map(each -> each.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String rest(StoredReference stored) {
    ObjectNode reference = ReferenceJson.write(stored.reference());
    reference.remove(List.of("locale", "activityId"));
    ObjectNode rest = JsonNodeFactory.instance.objectNode().put("verified", stored.verified());
    if (stored.origin().app() != null) {
      rest.put("app", stored.origin().app());
    }
    rest.set("reference", reference);
    return ExactJson.mapper().writeValueAsString(rest);
  }

  /// What lies in the place of a reference that was erased: `E TIME`. It tells the scripts up to
  /// when nothing may come back, and nothing else.
  static byte[] erased(Instant at) {
    return (ERASED + " " + time(at)).getBytes(StandardCharsets.US_ASCII);
  }

  /// Whether it is a reference and not the trace of one that was erased.
  static boolean isReference(byte[] bytes) {
    return bytes.length == 0 || bytes[0] != ERASED;
  }

  /// Whether the mirror has the record.
  static boolean isMirrored(byte[] bytes) {
    return bytes[KEPT_AT] == '1';
  }

  /// The record as one that the mirror has.
  static byte[] asMirrored(byte[] bytes) {
    byte[] mirrored = bytes.clone();
    mirrored[KEPT_AT] = '1';
    return mirrored;
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IllegalArgumentException when it is something else
  StoredReference read(byte[] bytes) {
    if (bytes.length <= KEPT_AT || bytes[0] != '3') {
      throw new IllegalArgumentException("a stored reference of an unknown format version");
    }
    int end = headerEnd(bytes);
    String[] fields =
        new String(bytes, 0, end, StandardCharsets.UTF_8).split(" ", HEADER_FIELDS + 1);
    ByteBuffer json = Packing.unpack(squeeze.restore(bytes, end));
    JsonNode rest = ExactJson.mapper().readTree(json.array(), json.arrayOffset(), json.remaining());
    ObjectNode reference = (ObjectNode) Objects.requireNonNull(rest.get("reference"));
    put(reference, "activityId", fields[3]);
    put(reference, "locale", value(fields[4]));
    return new StoredReference(
        ReferenceJson.read(reference),
        new Standing(state(fields[6]), time(fields[7]), value(fields[8])),
        time(fields[1]),
        value(fields[5]),
        new Origin(rest.path("verified").asBoolean(), rest.path("app").asString(null)));
  }

  private static int headerEnd(byte[] bytes) {
    int spaces = 0;
    for (int at = 0; at < bytes.length; at++) {
      spaces += bytes[at] == ' ' ? 1 : 0;
      if (spaces == HEADER_FIELDS) {
        return at + 1;
      }
    }
    throw new IllegalArgumentException("a stored reference that was cut off");
  }

  private static void put(ObjectNode reference, String name, @Nullable String value) {
    if (value != null && !value.equals(UNKNOWN)) {
      reference.put(name, value);
    }
  }

  private static ReferenceState state(String letter) {
    for (ReferenceState state : STATES) {
      if (state.name().startsWith(letter)) {
        return state;
      }
    }
    throw new IllegalArgumentException("a state that is not known");
  }

  private static String time(Instant time) {
    long nanos =
        Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    String digits = Long.toString(nanos, RADIX);
    return "0".repeat(TIME_DIGITS - digits.length()) + digits;
  }

  private static Instant time(String digits) {
    return Instant.ofEpochSecond(0, Long.parseLong(digits, RADIX));
  }

  /// A header field holds no space, and `@` parts a locale from its time: what does is no locale.
  private static String token(@Nullable String value) {
    return value == null || value.isBlank() || !value.chars().allMatch(RecordFormat::isPlain)
        ? UNKNOWN
        : value;
  }

  private static boolean isPlain(int character) {
    return !Character.isWhitespace(character) && character != '@';
  }

  private static @Nullable String value(String token) {
    int at = token.indexOf('@');
    String value = at < 0 ? token : token.substring(0, at);
    return value.equals(UNKNOWN) ? null : value;
  }
}
