package dev.herald.notification;

import dev.herald.conversation.ConversationKey;
import dev.herald.digest.Sha256;

/// Names deliveries so that planning an event twice names them the same: the event id, `~`, and 72
/// bits of a hash of the conversation.
final class DeliveryIds {
  private static final int HASH_BYTES = 9;

  private DeliveryIds() {}

  static String of(String eventId, ConversationKey conversation) {
    return eventId + suffix(conversation);
  }

  static String suffix(ConversationKey conversation) {
    return "~" + Sha256.base64(HASH_BYTES, conversation.toString());
  }
}
