package dev.herald.conversation;

import dev.herald.activity.Account;
import dev.herald.activity.ChannelAccount;
import dev.herald.activity.ConversationAccount;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A reference as the protocol's ConversationReference object, and back. Accounts go as whole
/// trees, so what a channel put into them survives.
public final class ReferenceJson {
  private ReferenceJson() {}

  public static ObjectNode write(ConversationReference reference) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "activityId", reference.activityId());
    put(json, "user", reference.user());
    put(json, "bot", reference.bot());
    put(json, "conversation", reference.conversation());
    put(json, "tenantId", reference.tenantId());
    put(json, "channelId", reference.channelId());
    put(json, "serviceUrl", reference.serviceUrl());
    put(json, "locale", reference.locale());
    if (reference.place() != null) {
      json.set("channelData", reference.place());
    }
    return json;
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IllegalArgumentException when the conversation, channel or service URL is missing
  public static ConversationReference read(JsonNode json) {
    if (!(json.get("conversation") instanceof ObjectNode conversation)) {
      throw new IllegalArgumentException("a conversation reference needs a conversation");
    }
    return new ConversationReference(
        text(json, "activityId"),
        account(json, "user"),
        account(json, "bot"),
        new ConversationAccount(conversation),
        text(json, "tenantId"),
        required(json, "channelId"),
        required(json, "serviceUrl"),
        text(json, "locale"),
        json.get("channelData") instanceof ObjectNode place ? place : null);
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static void put(ObjectNode json, String name, @Nullable Account account) {
    if (account != null) {
      json.set(name, account.json());
    }
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.path(name).isString() ? json.path(name).stringValue() : null;
  }

  private static String required(JsonNode json, String name) {
    String value = text(json, name);
    if (value == null) {
      throw new IllegalArgumentException("a conversation reference needs a " + name);
    }
    return value;
  }

  private static @Nullable ChannelAccount account(JsonNode json, String name) {
    return json.get(name) instanceof ObjectNode account ? new ChannelAccount(account) : null;
  }
}
