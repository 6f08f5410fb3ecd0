package dev.herald.worker.gate.scope;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Priority;

/// A delivery that wants to be sent, and every scope that it passes.
///
/// @param partition of the topics of deliveries that holds the conversation
/// @param activities how many requests it takes
/// @param channel id of the channel
public record Passage(
    Priority priority,
    int partition,
    int activities,
    String channel,
    Scope conversation,
    Scope tenant,
    Scope bot,
    Scope host) {
  public Passage {
    if (activities < 1) {
      throw new IllegalArgumentException("a delivery of " + activities + " activities");
    }
  }

  /// The passage of a delivery.
  ///
  /// @param host where its conversation lives
  public static Passage of(
      ConversationKey key, Priority priority, int partition, int activities, String host) {
    return new Passage(
        priority,
        partition,
        activities,
        key.channel(),
        new Scope(Scope.Kind.CONVERSATION, key.toString()),
        new Scope(Scope.Kind.TENANT, key.scope()),
        new Scope(Scope.Kind.BOT, key.channel() + "/" + key.bot()),
        new Scope(Scope.Kind.HOST, host));
  }
}
