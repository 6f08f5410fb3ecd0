package dev.herald.worker.replay;

import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What an operator wants of the replay of a plan. It has the plan's id: a plan is applied once,
/// however often and by however many it is asked for.
///
/// @param rate deliveries a second; 0 leaves it to the pace of sending
/// @param by who changed it last
public record Replay(String id, Wish wish, int rate, String by, Instant at) {
  static final String PREFIX = "replay/";

  /// What it should do.
  public enum Wish {
    RUN,
    PAUSE,
    ABORT;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Reads what an operator wrote.
    ///
    /// @throws IllegalArgumentException when there is no such wish; the message says which there
    ///   are
    public static Wish of(String name) {
      return switch (name) {
        case "run", "resume" -> RUN;
        case "pause" -> PAUSE;
        case "abort" -> ABORT;
        default -> throw new IllegalArgumentException("action must be pause, resume or abort");
      };
    }
  }

  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("wish", wish.wireName())
        .put("rate", rate)
        .put("by", by)
        .put("at", at.toString());
  }

  static Replay of(JsonNode json) {
    return new Replay(
        json.path("id").stringValue(),
        Wish.of(json.path("wish").stringValue()),
        json.path("rate").intValue(),
        json.path("by").stringValue(),
        Instant.parse(json.path("at").stringValue()));
  }
}
