package dev.herald.fault.traffic;

import dev.herald.fault.record.Published.Terms;
import dev.herald.notification.IfUnknown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Events as JSON, and what becomes of them on the channel: every activity says which event it is,
/// a text as its text, a card in its first block.
public final class EventText {
  private EventText() {}

  /// Which activity of which event.
  public record Mark(String event, int step) {}

  static ObjectNode write(EventMaker.Event event) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("id", event.id()).put("priority", event.priority().wireName());
    json.putObject("to").put("user", event.to().id());
    ObjectNode message = json.putObject("message").put("text", event.id());
    if (event.steps() == 2) {
      ObjectNode card = message.putObject("card");
      card.put("type", "AdaptiveCard").put("version", "1.4");
      card.putArray("body").addObject().put("type", "TextBlock").put("text", event.id());
    }
    Terms terms = event.terms();
    put(json, "notBefore", terms.notBefore());
    put(json, "notAfter", terms.notAfter());
    if (terms.supersedes() != null) {
      json.put("supersedes", terms.supersedes());
    }
    if (terms.ifUnknown() == IfUnknown.HOLD) {
      json.put("ifUnknown", "hold");
    }
    return json;
  }

  private static void put(ObjectNode json, String field, @Nullable Instant time) {
    if (time != null) {
      json.put(field, time.toString());
    }
  }

  /// Reads the mark of an activity.
  public static Mark read(JsonNode activity) {
    String text = activity.path("text").asString("");
    return text.isEmpty()
        ? new Mark(activity.at("/attachments/0/content/body/0/text").asString(), 1)
        : new Mark(text, 0);
  }
}
