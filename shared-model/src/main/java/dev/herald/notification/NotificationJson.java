package dev.herald.notification;

import dev.herald.activity.TextFormat;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An event as its JSON object, and back. Reading expects a tree that the schema accepted; what the
/// schema cannot say is judged before, by [dev.herald.notification.schema.EventReader].
public final class NotificationJson {
  private NotificationJson() {}

  public static ObjectNode write(Notification event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", event.id());
    json.set("to", target(event.to()));
    json.set("message", message(event.message()));
    json.put("priority", event.priority().wireName());
    put(json, "notBefore", event.notBefore());
    put(json, "notAfter", event.notAfter());
    put(json, "supersedes", event.supersedes());
    json.put("ifUnknown", event.ifUnknown().wireName());
    put(json, "source", event.source());
    put(json, "class", event.kind());
    return json;
  }

  public static Notification read(JsonNode json) {
    return new Notification(
        json.get("id").stringValue(),
        target(json.get("to")),
        message(json.get("message")),
        Priority.valueOf(upper(json, "priority", "normal")),
        instant(json, "notBefore"),
        instant(json, "notAfter"),
        text(json, "supersedes"),
        IfUnknown.valueOf(upper(json, "ifUnknown", "resend")),
        text(json, "source"),
        text(json, "class"));
  }

  private static ObjectNode target(Target target) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (target) {
      case Target.Conversation(String id, _) -> json.put("conversation", id);
      case Target.User(String id, _) -> json.put("user", id);
      case Target.Everyone _ -> json.put("audience", "everyone");
    }
    put(json, "channel", target.narrowing().channel());
    put(json, "tenant", target.narrowing().tenant());
    put(json, "bot", target.narrowing().bot());
    return json;
  }

  private static Target target(JsonNode json) {
    Target.Narrowing narrowing =
        new Target.Narrowing(text(json, "channel"), text(json, "tenant"), text(json, "bot"));
    if (json.has("conversation")) {
      return new Target.Conversation(json.get("conversation").stringValue(), narrowing);
    }
    return json.has("user")
        ? new Target.User(json.get("user").stringValue(), narrowing)
        : new Target.Everyone(narrowing);
  }

  private static ObjectNode message(Message message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (message) {
      case Message.Whole(ObjectNode activity) -> json.set("activity", activity);
      case Message.Content content -> content(json, content);
    }
    return json;
  }

  private static void content(ObjectNode json, Message.Content content) {
    put(json, "text", content.text());
    if (content.text() != null) {
      json.put("format", content.format().wireName());
    }
    if (content.card() != null) {
      json.set("card", content.card());
    }
    put(json, "summary", content.summary());
    put(json, "locale", content.locale());
    if (content.alert()) {
      json.put("alert", true);
    }
  }

  private static Message message(JsonNode json) {
    return json.get("activity") instanceof ObjectNode activity
        ? new Message.Whole(activity)
        : new Message.Content(
            text(json, "text"),
            TextFormat.ofWireName(json.path("format").asString("plain")),
            json.get("card") instanceof ObjectNode card ? card : null,
            text(json, "summary"),
            text(json, "locale"),
            json.path("alert").asBoolean(false));
  }

  private static void put(ObjectNode json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value.toString());
    }
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.has(name) ? json.get(name).stringValue() : null;
  }

  private static @Nullable Instant instant(JsonNode json, String name) {
    String value = text(json, name);
    return value == null ? null : OffsetDateTime.parse(value).toInstant();
  }

  private static String upper(JsonNode json, String name, String otherwise) {
    return json.path(name).asString(otherwise).toUpperCase(Locale.ROOT);
  }
}
