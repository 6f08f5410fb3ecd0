package dev.herald.notification;

import dev.herald.conversation.ConversationKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A delivery as its JSON object, and back.
public final class DeliveryJson {
  private DeliveryJson() {}

  public static ObjectNode write(Delivery delivery) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("delivery", delivery.id());
    json.put("conversation", delivery.conversation().toString());
    json.set("event", NotificationJson.write(delivery.event()));
    return json;
  }

  public static Delivery read(JsonNode json) {
    return new Delivery(
        json.get("delivery").stringValue(),
        ConversationKey.parse(json.get("conversation").stringValue()),
        NotificationJson.read(json.get("event")));
  }
}
