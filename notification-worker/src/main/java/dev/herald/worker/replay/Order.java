package dev.herald.worker.replay;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What an operator wants replayed.
///
/// @param from time of the first record, included
/// @param to time of the last, excluded
/// @param force whether what the ledger knows as delivered, or may have forgotten, is sent as well
/// @param unknown whether what nobody knows the fate of is sent again
/// @param reason why; required with `force`
/// @param by who ordered it
public record Order(
    Origin origin,
    Instant from,
    Instant to,
    Filter filter,
    boolean force,
    boolean unknown,
    String reason,
    String by) {

  public Order {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from must be before to");
    }
    if (force && reason.isBlank()) {
      throw new IllegalArgumentException("force needs a reason: it shows messages again");
    }
  }

  /// Whether applying it sends a delivery with that verdict.
  boolean sends(Verdict verdict) {
    return verdict.isSent()
        || (force && (verdict == Verdict.DELIVERED || verdict == Verdict.FORGOTTEN))
        || (unknown && verdict == Verdict.UNKNOWN);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("topic", origin.topic())
        .put("from", from.toString())
        .put("to", to.toString())
        .put("where", filter.toString())
        .put("force", force)
        .put("unknown", unknown)
        .put("reason", reason)
        .put("by", by);
  }

  static Order of(JsonNode json) {
    return new Order(
        Origin.of(json.path("topic").stringValue()),
        Instant.parse(json.path("from").stringValue()),
        Instant.parse(json.path("to").stringValue()),
        Filter.parse(json.path("where").stringValue()),
        json.path("force").booleanValue(),
        json.path("unknown").booleanValue(),
        json.path("reason").stringValue(),
        json.path("by").stringValue());
  }
}
