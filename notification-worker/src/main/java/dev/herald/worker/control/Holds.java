package dev.herald.worker.control;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;

/// Consumer groups that all workers leave for a moment, so that their offsets can be moved. A hold
/// ends by itself, should who asked for it die. Safe for any number of threads.
public final class Holds {
  private static final String PREFIX = "hold/";

  private final ControlBoard board;
  private final Clock clock;

  public Holds(ControlBoard board, Clock clock) {
    this.board = board;
    this.clock = clock;
  }

  /// Whether a worker must not be in that group now.
  public boolean isHeld(String group) {
    return board.has(PREFIX)
        && board
            .at(PREFIX + group)
            .map(order -> until(order.path("until").asString("")))
            .filter(until -> until.isAfter(clock.instant()))
            .isPresent();
  }

  private static Instant until(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      return Instant.EPOCH;
    }
  }

  /// Has all workers leave a group.
  ///
  /// @param atMost after which it ends by itself
  public void hold(ControlTopic topic, String group, Duration atMost) {
    String until = clock.instant().plus(atMost).toString();
    topic.put(PREFIX + group, JsonNodeFactory.instance.objectNode().put("until", until));
  }

  public void release(ControlTopic topic, String group) {
    topic.remove(PREFIX + group);
  }
}
