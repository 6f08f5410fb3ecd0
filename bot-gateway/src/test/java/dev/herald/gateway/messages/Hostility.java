package dev.herald.gateway.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.gateway.Activities;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Makes hostile bodies from activities that channels send: cut, doubled, flipped, with values that
/// parsers stumble over.
final class Hostility {
  private static final List<String> ACTIVITIES =
      List.of(
          "directline-message",
          "emulator-joined-both",
          "slack-message",
          "teams-channel-thread-message",
          "teams-installed-personal",
          "teams-invoke-card-action",
          "teams-personal-message",
          "unknown-type");
  private static final List<String> VALUES =
      List.of(
          "null",
          "1e999999",
          "1e2147483648",
          "-1e-99999999999",
          "-0",
          "123456789012345678901234567890.123456789",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\"",
          "[[[[[[[[]]]]]]]]",
          "{\"$type\":\"java.lang.Runtime\",\"@class\":\"x\"}",
          "\"${jndi:ldap://127.0.0.1/x}\"",
          "\"" + "x".repeat(5_000) + "\"",
          "[".repeat(500) + "]".repeat(500),
          "true");

  private final SplittableRandom random;

  Hostility(SplittableRandom random) {
    this.random = random;
  }

  byte[] next() {
    String recorded = Activities.recorded(ACTIVITIES.get(random.nextInt(ACTIVITIES.size())));
    // An id of its own, else it is a redelivery of what another caller just posted.
    String activity = recorded.replaceFirst("\"id\": \"", "$0" + random.nextLong());
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      activity = random.nextBoolean() ? withValue(activity) : cut(activity);
    }
    byte[] body = activity.getBytes(UTF_8);
    return random.nextInt(4) == 0 ? flipped(body) : body;
  }

  /// Another value behind one of the colons.
  private String withValue(String text) {
    int colon = text.indexOf(": ", random.nextInt(Math.max(1, text.length())));
    if (colon < 0) {
      return text;
    }
    int end = text.indexOf('\n', colon);
    String comma = end > 0 && text.charAt(end - 1) == ',' ? "," : "";
    String value = VALUES.get(random.nextInt(VALUES.size()));
    return text.substring(0, colon + 2) + value + comma + text.substring(Math.max(end, colon + 2));
  }

  private String cut(String text) {
    int at = random.nextInt(text.length() + 1);
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, at);
      case 1 -> text + text;
      default -> text;
    };
  }

  private byte[] flipped(byte[] body) {
    byte[] changed = Arrays.copyOf(body, body.length);
    for (int i = 0; i < 3 && changed.length > 0; i++) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }
}
