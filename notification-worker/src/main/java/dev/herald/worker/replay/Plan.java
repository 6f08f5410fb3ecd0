package dev.herald.worker.replay;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was asked for, and what looking at it found.
///
/// @param read how many records of the span were looked at
/// @param report what was counted; null until all is read
/// @param error why it could not be read; null when it could
/// @param at when this was written
public record Plan(
    String id,
    Order order,
    Span span,
    State state,
    long read,
    @Nullable JsonNode report,
    @Nullable String error,
    Instant at) {
  static final String PREFIX = "plan/";

  /// How far it got.
  public enum State {
    READING,
    READY,
    FAILED;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Plan reading(long count, Instant now) {
    return new Plan(id, order, span, State.READING, count, null, null, now);
  }

  Plan ready(Report found, Instant now) {
    return new Plan(id, order, span, State.READY, found.records(), found.json(), null, now);
  }

  Plan failed(String why, Instant now) {
    return new Plan(id, order, span, State.FAILED, read, null, why, now);
  }

  /// How many deliveries applying it would send; 0 until all is read.
  long wouldSend() {
    return report == null ? 0 : report.path("wouldSend").asLong(0);
  }

  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("state", state.wireName()).put("at", at.toString());
    json.set("order", order.json());
    json.set("span", span.json());
    json.put("read", read).put("records", span.records());
    if (report != null) {
      json.set("report", report);
    }
    if (error != null) {
      json.put("error", error);
    }
    return json;
  }

  static Plan of(JsonNode json) {
    return new Plan(
        json.path("id").stringValue(),
        Order.of(json.path("order")),
        Span.of(json.path("span")),
        State.valueOf(json.path("state").stringValue().toUpperCase(Locale.ROOT)),
        json.path("read").longValue(),
        json.get("report"),
        json.path("error").asString(null),
        Instant.parse(json.path("at").stringValue()));
  }
}
