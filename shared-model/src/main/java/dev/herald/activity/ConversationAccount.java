package dev.herald.activity;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The conversation an activity belongs to.
public record ConversationAccount(ObjectNode json) implements Account {

  public static ConversationAccount of(String id) {
    return new ConversationAccount(JsonNodeFactory.instance.objectNode().put("id", id));
  }

  /// The same with another id.
  public ConversationAccount withId(String id) {
    return new ConversationAccount(json.deepCopy().put("id", id));
  }

  /// `personal`, `groupChat` or `channel` on Teams; null on channels that do not say.
  public @Nullable String conversationType() {
    return Json.text(json(), "conversationType");
  }

  /// Whether exactly one person is on the other side. A channel that says nothing about groups has
  /// only such conversations (Emulator, Direct Line).
  public boolean isPersonal() {
    String type = conversationType();
    return type == null ? !json().path("isGroup").asBoolean(false) : type.equals("personal");
  }
}
