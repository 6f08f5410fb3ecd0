package dev.herald.notification;

/// The record headers that Herald reads or writes. Values are UTF-8 text.
public final class Headers {
  /// W3C trace context; passed on from event to delivery to outcome.
  public static final String TRACEPARENT = "traceparent";

  /// On a dead letter: where it came from and why it is here.
  public static final String DEAD_TOPIC = "herald-topic";

  public static final String DEAD_PARTITION = "herald-partition";
  public static final String DEAD_OFFSET = "herald-offset";
  public static final String DEAD_TIMESTAMP = "herald-timestamp";
  public static final String DEAD_REASON = "herald-reason";

  /// On the dead letter of a delivery: what was tried, a JSON array of time, HTTP status, code and
  /// duration of each attempt.
  public static final String ATTEMPTS = "herald-attempts";

  private Headers() {}
}
