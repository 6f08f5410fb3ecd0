package dev.herald.worker.replay;

import dev.herald.notification.Topics;
import java.util.Arrays;

/// The topics that can be replayed.
public enum Origin {
  NOTIFICATIONS(Topics.NOTIFICATIONS),
  DEAD_LETTERS(Topics.DEAD_LETTERS);

  private final String topic;

  Origin(String topic) {
    this.topic = topic;
  }

  public String topic() {
    return topic;
  }

  /// Finds the one with that topic.
  ///
  /// @throws IllegalArgumentException when there is none; the message says which there are
  public static Origin of(String topic) {
    return Arrays.stream(values())
        .filter(origin -> origin.topic.equals(topic))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("topic must be notifications or dead-letters"));
  }
}
