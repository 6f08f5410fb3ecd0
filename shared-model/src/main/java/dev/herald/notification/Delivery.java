package dev.herald.notification;

import dev.herald.conversation.ConversationKey;

/// One notification for one conversation: a record of the topics `deliveries.*`, keyed by the
/// conversation. It names the conversation, never the reference: that is read when it is sent.
///
/// @param id the same for the same event and conversation, however often it is planned
public record Delivery(String id, ConversationKey conversation, Notification event) {

  /// What the ids of all deliveries to a conversation end with.
  public static String suffixOf(ConversationKey conversation) {
    return DeliveryIds.suffix(conversation);
  }

  /// The id of an event's delivery to a conversation.
  public static String idOf(String event, ConversationKey conversation) {
    return DeliveryIds.of(event, conversation);
  }

  public static Delivery of(Notification event, ConversationKey conversation) {
    return new Delivery(idOf(event.id(), conversation), conversation, event);
  }
}
