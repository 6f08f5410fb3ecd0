package dev.herald.worker.seek;

import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import java.util.List;
import java.util.stream.Stream;

/// A consumer group of the workers, and what it reads. The names are documented and stay: operators
/// use them with Kafka's own tools.
public record Group(String name, List<String> topics) {

  /// All that publish or send: what waits in `herald-delay` is not late.
  public static List<Group> all() {
    return List.of(reading("notifications"), reading("deliveries"));
  }

  /// The one that reads `notifications` or `deliveries`.
  ///
  /// @throws IllegalArgumentException when it is neither
  public static Group reading(String topic) {
    return switch (topic) {
      case "notifications" -> new Group("herald-plan", List.of(Topics.NOTIFICATIONS));
      case "deliveries" ->
          new Group("herald-send", Stream.of(Priority.values()).map(Topics::deliveries).toList());
      default -> throw new IllegalArgumentException("topic must be notifications or deliveries");
    };
  }
}
