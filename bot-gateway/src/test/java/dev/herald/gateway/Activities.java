package dev.herald.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/// Activities to post.
public final class Activities {
  private Activities() {}

  /// One as a channel sends it; of the files under activities/.
  public static String recorded(String name) {
    return text(name + ".json");
  }

  /// What is in a file under activities/.
  public static String text(String name) {
    try (InputStream in = Activities.class.getResourceAsStream("/activities/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A message in a conversation of that name.
  public static String message(String conversation, String id, Instant at, String more) {
    return """
    {"type":"message","id":"%s","timestamp":"%s","channelId":"directline",
     "serviceUrl":"http://localhost:1/","conversation":{"id":"%s"},
     "from":{"id":"user-of-%s"},"recipient":{"id":"bot"},"text":"hi"%s}
    """
        .formatted(id, at, conversation, conversation, more);
  }
}
