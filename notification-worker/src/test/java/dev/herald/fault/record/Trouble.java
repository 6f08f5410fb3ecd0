package dev.herald.fault.record;

/// Something that was done to the machinery.
public record Trouble(Kind kind, Span time) {

  /// What was done.
  public enum Kind {
    WORKER_KILLED,
    WORKER_FROZEN,
    WORKER_STOPPED,
    BROKER_AWAY,
    REDIS_AWAY,
    REDIS_WIPED,
    CHANNEL_AWAY
  }

  public boolean is(Kind asked) {
    return kind == asked;
  }
}
