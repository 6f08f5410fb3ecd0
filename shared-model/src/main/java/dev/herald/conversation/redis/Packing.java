package dev.herald.conversation.redis;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/// Writes the ids inside a JSON text as the bytes that they encode: a GUID in 16, a long run of
/// base64url in three quarters. The marks before them cannot occur in JSON, where control
/// characters are escaped. What is unpacked is what was packed, to the byte.
final class Packing {
  private static final char GUID = 1;
  private static final char RUN = 2;
  private static final int GUID_BYTES = 16;
  private static final int MOST_GROUPS = 255;
  private static final int SHORTEST = 24;

  /// A GUID and its mark, which grow most, are 17 bytes for 36.
  private static final int LONGEST_IN_TIMES = 3;

  private static final int GUID_LENGTH = 36;
  private static final Pattern GUIDS =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Packing() {}

  static byte[] pack(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(text.length);
    int at = 0;
    while (at < text.length) {
      int end = at;
      while (end < text.length && isOfId(text[end])) {
        end++;
      }
      if (end - at < SHORTEST) {
        end = Math.max(end, at + 1);
        packed.write(text, at, end - at);
      } else {
        id(new String(text, at, end - at, StandardCharsets.ISO_8859_1), packed);
      }
      at = end;
    }
    return packed.toByteArray();
  }

  private static boolean isOfId(byte each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || each == '-'
        || each == '_';
  }

  private static void id(String id, ByteArrayOutputStream packed) {
    if (id.length() == GUID_LENGTH && GUIDS.matcher(id).matches()) {
      guid(UUID.fromString(id), packed);
      return;
    }
    int at = 0;
    while (id.length() - at >= 4) {
      at += run(id.substring(at), packed);
    }
    packed.writeBytes(latin1(id.substring(at)));
  }

  /// The JSON text, in UTF-8.
  static ByteBuffer unpack(ByteBuffer packed) {
    ByteBuffer text = ByteBuffer.allocate(packed.remaining() * LONGEST_IN_TIMES);
    while (packed.hasRemaining()) {
      byte next = packed.get();
      switch (next) {
        case GUID -> text.put(guid(packed));
        case RUN -> {
          int length = 3 * (packed.get() & 0xFF);
          text.put(Base64.getUrlEncoder().encode(packed.slice(packed.position(), length)));
          packed.position(packed.position() + length);
        }
        default -> text.put(next);
      }
    }
    return text.flip();
  }

  private static byte[] guid(ByteBuffer bytes) {
    return latin1(new UUID(bytes.getLong(), bytes.getLong()).toString());
  }

  private static void guid(UUID guid, ByteArrayOutputStream packed) {
    packed.write(GUID);
    packed.writeBytes(
        ByteBuffer.allocate(GUID_BYTES)
            .putLong(guid.getMostSignificantBits())
            .putLong(guid.getLeastSignificantBits())
            .array());
  }

  /// Packs groups of four characters and says how many characters they were.
  private static int run(String run, ByteArrayOutputStream packed) {
    int groups = Math.min(run.length() / 4, MOST_GROUPS);
    packed.write(RUN);
    packed.write(groups);
    packed.writeBytes(Base64.getUrlDecoder().decode(latin1(run.substring(0, groups * 4))));
    return groups * 4;
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
