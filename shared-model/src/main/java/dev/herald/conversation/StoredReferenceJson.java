package dev.herald.conversation;

import dev.herald.activity.ExactJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A stored reference as one line of JSON: the value on the topic `conversation-references`, and a
/// line of an export. `v` is the version of the format; the lines of versions 1 and 2, which were
/// no JSON, are read as well.
public final class StoredReferenceJson {
  private static final int VERSION = 3;

  private StoredReferenceJson() {}

  public static String write(StoredReference stored) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("v", VERSION);
    json.put("seenAt", stored.seenAt().toString());
    json.put("state", stored.state().name());
    json.put("since", stored.standing().since().toString());
    put(json, "reason", stored.standing().reason());
    put(json, "timeZone", stored.timeZone());
    json.put("verified", stored.verified());
    put(json, "app", stored.origin().app());
    json.set("reference", ReferenceJson.write(stored.reference()));
    return ExactJson.mapper().writeValueAsString(json);
  }

  /// Reads what [#write] of this or an earlier version wrote.
  ///
  /// @throws IllegalArgumentException when it is something else; the message quotes nothing of it
  public static StoredReference read(String line) {
    if (!line.startsWith("{")) {
      return EarlierRecords.read(line);
    }
    try {
      return read(ExactJson.mapper().readTree(line));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a stored reference: " + e.getClass().getSimpleName());
    }
  }

  private static StoredReference read(JsonNode json) {
    if (json.path("v").asInt(0) != VERSION) {
      throw new IllegalArgumentException("a format version that is not known");
    }
    return new StoredReference(
        ReferenceJson.read(Objects.requireNonNull(json.get("reference"))),
        new Standing(
            ReferenceState.valueOf(required(json, "state")),
            Instant.parse(required(json, "since")),
            text(json, "reason")),
        Instant.parse(required(json, "seenAt")),
        text(json, "timeZone"),
        new Origin(json.path("verified").asBoolean(false), text(json, "app")));
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static String required(JsonNode json, String name) {
    return Objects.requireNonNull(text(json, name));
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.path(name).isString() ? json.path(name).stringValue() : null;
  }
}
