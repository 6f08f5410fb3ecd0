package dev.herald.guarantee;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// Events, and waiting for what becomes of them.
final class Events {
  private Events() {}

  /// The smallest event.
  static String text(String id, User to, String text) {
    return with(id, to, text, "");
  }

  /// An event with further members, such as `,"priority":"urgent"`.
  static String with(String id, User to, String text, String more) {
    return "{\"id\":\"%s\",\"to\":{\"user\":\"%s\"},\"message\":{\"text\":\"%s\"}%s}"
        .formatted(id, to.id(), text, more);
  }

  static String time(String field, Instant at) {
    return ",\"%s\":\"%s\"".formatted(field, at);
  }

  static ConditionFactory await(String what) {
    return Awaitility.await(what)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50));
  }
}
