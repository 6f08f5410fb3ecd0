package dev.herald.worker.plan;

import dev.herald.conversation.ConversationKey;

/// Whom an event to a conversation or a user reaches.
sealed interface Resolution {

  record One(ConversationKey conversation) implements Resolution {}

  /// It reaches nobody.
  ///
  /// @param reason `no-reference`, or the state in which the newest reference rests
  record Nobody(String reason) implements Resolution {}
}
