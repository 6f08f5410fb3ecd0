package dev.herald.worker.control;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A scope that nothing is sent to until it is resumed.
///
/// @param by who paused it
public record Pause(Scope scope, String by, String reason, Instant since) {
  static final String PREFIX = "pause/";

  static String key(Scope scope) {
    return PREFIX + scope;
  }

  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("scope", scope.toString())
        .put("by", by)
        .put("reason", reason)
        .put("since", since.toString());
  }

  /// What an entry of the board says.
  static Pause of(JsonNode json) {
    return new Pause(
        Scope.parse(json.path("scope").stringValue()),
        json.path("by").stringValue(),
        json.path("reason").stringValue(),
        Instant.parse(json.path("since").stringValue()));
  }
}
