package dev.herald.conversation.redis;

import dev.herald.conversation.ConversationKey;

/// The names of the keys that hold references.
///
/// `herald:c:{conversation}` is a hash from scope (bot, channel, tenant) to record, so that a
/// conversation is found with and without its scope. `herald:u:{user}` is the set of the personal
/// conversations of one user id. The braces keep each on one slot of a cluster.
final class ReferenceKeys {
  static final String CONVERSATION_PATTERN = "herald:c:*";

  private ReferenceKeys() {}

  static String conversation(ConversationKey key) {
    return conversation(key.conversation());
  }

  static String conversation(String conversationId) {
    return "herald:c:{" + ConversationKey.withoutThread(conversationId) + "}";
  }

  static String user(String userId) {
    return "herald:u:{" + userId + "}";
  }
}
