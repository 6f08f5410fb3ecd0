package dev.herald.notification;

import dev.herald.conversation.ConversationKey;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An outcome record as its JSON object, and back.
public final class OutcomeJson {
  private OutcomeJson() {}

  public static ObjectNode write(OutcomeRecord record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event", record.event());
    json.put("outcome", name(record.outcome()));
    if (record.delivery() != null) {
      json.put("delivery", record.delivery());
    }
    ConversationKey conversation = record.conversation();
    if (conversation != null) {
      json.put("conversation", conversation.conversation());
      json.put("key", conversation.toString());
    }
    details(json, record.outcome());
    json.put("at", record.at().toString());
    return json;
  }

  public static OutcomeRecord read(JsonNode json) {
    return new OutcomeRecord(
        json.get("event").stringValue(),
        json.has("delivery") ? json.get("delivery").stringValue() : null,
        json.has("key") ? ConversationKey.parse(json.get("key").stringValue()) : null,
        outcome(json),
        Instant.parse(json.get("at").stringValue()));
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> "accepted";
      case Outcome.Deferred _ -> "deferred";
      case Outcome.Delivered _ -> "delivered";
      case Outcome.Unknown _ -> "unknown";
      case Outcome.Failed _ -> "failed";
      case Outcome.Expired _ -> "expired";
      case Outcome.Superseded _ -> "superseded";
      case Outcome.Suppressed _ -> "suppressed";
      case Outcome.Unreachable _ -> "unreachable";
    };
  }

  private static void details(ObjectNode json, Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted(int recipients) -> json.put("recipients", recipients);
      case Outcome.Deferred(String reason, Instant until, List<String> ids) -> {
        json.put("reason", reason).put("until", until.toString());
        if (!ids.isEmpty()) {
          ids.forEach(json.putArray("activityIds")::add);
        }
      }
      case Outcome.Delivered(List<String> ids, boolean possibleDuplicate) -> {
        ids.forEach(json.putArray("activityIds")::add);
        if (possibleDuplicate) {
          json.put("possibleDuplicate", true);
        }
      }
      case Outcome.Failed(String code) -> json.put("code", code);
      case Outcome.Unknown(String reason) -> json.put("reason", reason);
      case Outcome.Unreachable(String reason) -> json.put("reason", reason);
      case Outcome.Suppressed(String rule) -> json.put("rule", rule);
      case Outcome.Expired _, Outcome.Superseded _ -> {}
    }
  }

  private static Outcome outcome(JsonNode json) {
    String name = json.get("outcome").stringValue();
    return switch (name) {
      case "accepted" -> new Outcome.Accepted(json.path("recipients").asInt());
      case "deferred" ->
          new Outcome.Deferred(
              reason(json), Instant.parse(json.get("until").stringValue()), activityIds(json));
      case "delivered" ->
          new Outcome.Delivered(activityIds(json), json.path("possibleDuplicate").asBoolean(false));
      case "unknown" -> new Outcome.Unknown(reason(json));
      case "failed" -> new Outcome.Failed(json.get("code").stringValue());
      case "expired" -> new Outcome.Expired();
      case "superseded" -> new Outcome.Superseded();
      case "suppressed" -> new Outcome.Suppressed(json.get("rule").stringValue());
      case "unreachable" -> new Outcome.Unreachable(reason(json));
      default -> throw new IllegalArgumentException("no outcome is called " + name);
    };
  }

  private static List<String> activityIds(JsonNode json) {
    return json.path("activityIds").valueStream().map(JsonNode::stringValue).toList();
  }

  private static String reason(JsonNode json) {
    return json.get("reason").stringValue();
  }
}
