package dev.herald.notification;

/// The names of Herald's topics.
public final class Topics {
  /// Public contract: what services publish. Any key; the value is one event as JSON.
  public static final String NOTIFICATIONS = "notifications";

  /// Public contract: what became of each event, keyed by event id.
  public static final String OUTCOMES = "notification-outcomes";

  /// Records that could not become a notification or that ended without success, as they came.
  public static final String DEAD_LETTERS = "dead-letters";

  private static final String DELIVERIES = "deliveries.";

  private Topics() {}

  /// Internal: one record per conversation, keyed by [dev.herald.conversation.ConversationKey]. All
  /// three have the same number of partitions.
  public static String deliveries(Priority priority) {
    return DELIVERIES + priority.wireName();
  }
}
