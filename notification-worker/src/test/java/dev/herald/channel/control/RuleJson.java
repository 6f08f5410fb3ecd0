package dev.herald.channel.control;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.http.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Fault rules as JSON. Fields, all optional: `conversation` (an id, or its beginning and `*`),
/// `times`, `probability`, `latencyMs`, then one of `status` (with `body`, `contentType`,
/// `retryAfter`), `reset` and `silent`, and `shown` when the message is shown all the same.
final class RuleJson {
  private static final Set<String> FIELDS =
      Set.of(
          "conversation",
          "times",
          "probability",
          "latencyMs",
          "status",
          "body",
          "contentType",
          "retryAfter",
          "reset",
          "silent",
          "shown");

  private RuleJson() {}

  /// Reads one rule or a list of them.
  static List<FaultRule> read(JsonNode json) {
    return json.isArray() ? json.valueStream().map(RuleJson::rule).toList() : List.of(rule(json));
  }

  private static FaultRule rule(JsonNode json) {
    if (!(json instanceof ObjectNode)) {
      throw RefusedException.badRequest("a rule is a JSON object");
    }
    json.propertyNames().forEach(RuleJson::known);
    return new FaultRule(
        text(json, "conversation"),
        json.path("times").asInt(-1),
        json.path("probability").asDouble(1),
        json.has("latencyMs") ? Duration.ofMillis(json.path("latencyMs").asLong(0)) : null,
        fault(json));
  }

  private static Fault fault(JsonNode json) {
    boolean shown = json.path("shown").asBoolean(false);
    if (json.path("reset").asBoolean(false)) {
      return new Fault.Reset(shown);
    }
    if (json.path("silent").asBoolean(false)) {
      return new Fault.Silence(shown);
    }
    if (!json.has("status")) {
      return new Fault.None();
    }
    return new Fault.Answer(
        status(json),
        json.path("body").isObject() ? json.path("body").toString() : text(json, "body"),
        text(json, "contentType"),
        text(json, "retryAfter"),
        shown);
  }

  private static int status(JsonNode json) {
    int status = json.path("status").asInt(0);
    if (status < 200 || status > 599) {
      throw RefusedException.badRequest("status is a number from 200 to 599");
    }
    return status;
  }

  private static void known(String field) {
    if (!FIELDS.contains(field)) {
      throw RefusedException.badRequest("a rule has no field " + field + ", but " + FIELDS);
    }
  }

  private static @Nullable String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isMissingNode() || value.isNull() ? null : value.asString();
  }

  static ObjectNode write(FaultRule rule) {
    return JsonMapper.shared().valueToTree(rule);
  }
}
