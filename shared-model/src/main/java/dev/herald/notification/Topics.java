package dev.herald.notification;

/// The names of Herald's topics.
public final class Topics {
  /// Public contract: what services publish. Any key; the value is one event as JSON.
  public static final String NOTIFICATIONS = "notifications";

  /// Public contract: what became of each event, keyed by event id.
  public static final String OUTCOMES = "notification-outcomes";

  /// Records that could not become a notification or that ended without success, as they came.
  public static final String DEAD_LETTERS = "dead-letters";

  /// Internal: the mirror of the references in Redis, compacted, keyed by
  /// [dev.herald.conversation.ConversationKey].
  public static final String REFERENCES = "conversation-references";

  /// Internal: what operators ordered, compacted, one partition.
  public static final String CONTROL = "herald-control";

  private static final String DELIVERIES = "deliveries.";
  private static final String DELAYS = "delays.";

  private Topics() {}

  /// Internal: one record per conversation, keyed by [dev.herald.conversation.ConversationKey]. All
  /// three have the same number of partitions.
  public static String deliveries(Priority priority) {
    return DELIVERIES + priority.wireName();
  }

  /// Internal: deliveries that wait, each for the time that names the tier (`10s`, `1m`, `10m`,
  /// `1h`), keyed as they were.
  public static String delays(String tier) {
    return DELAYS + tier;
  }
}
