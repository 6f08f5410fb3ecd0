package dev.herald.notification;

/// The record headers that Herald reads or writes. Values are UTF-8 text.
public final class Headers {
  /// W3C trace context; passed on from event to delivery to outcome.
  public static final String TRACEPARENT = "traceparent";

  /// On a dead letter and on an outcome: the record that it tells of; on a dead letter also why.
  public static final String DEAD_TOPIC = "herald-topic";

  public static final String DEAD_PARTITION = "herald-partition";
  public static final String DEAD_OFFSET = "herald-offset";
  public static final String DEAD_TIMESTAMP = "herald-timestamp";
  public static final String DEAD_REASON = "herald-reason";

  /// On the dead letter of a delivery and on its last outcome: what was tried, a JSON array of
  /// time, HTTP status, code and duration of each attempt.
  public static final String ATTEMPTS = "herald-attempts";

  /// On what a replay sends again: its id, whether what is known as delivered is meant too, and
  /// whether what nobody knows the fate of is. They also stand on the outcomes.
  public static final String REPLAY = "herald-replay";

  public static final String REPLAY_FORCE = "herald-replay-force";
  public static final String REPLAY_UNKNOWN = "herald-replay-unknown";

  /// On a delivery that waits, or waited, on a topic of fixed delay for its channel: its place
  /// among those of its conversation. Herald's own.
  public static final String DETOUR = "herald-detour";

  /// On the outcome of an event with a collapse key: the time of its record in ms and the key, by
  /// which both are known again when Redis forgot them. Herald's own.
  public static final String COLLAPSE = "herald-collapse";

  private Headers() {}
}
