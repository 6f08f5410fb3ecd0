package dev.herald.worker.gate;

import dev.herald.notification.Notification;
import java.time.Clock;
import java.time.Instant;

/// Whether an event may be shown now. Judged right before each attempt, since a wait, a retry or a
/// replay can make any event stale.
public final class Freshness {
  private final Collapse collapse;
  private final Clock clock;

  public Freshness(Collapse collapse, Clock clock) {
    this.collapse = collapse;
    this.clock = clock;
  }

  /// What freshness says of an event.
  public sealed interface Verdict {
    record Fresh() implements Verdict {}

    record TooEarly(Instant until) implements Verdict {}

    record Expired() implements Verdict {}

    record Superseded() implements Verdict {}
  }

  public Verdict judge(Notification event) {
    Instant now = clock.instant();
    Instant notAfter = event.notAfter();
    Instant notBefore = event.notBefore();
    if (notAfter != null && now.isAfter(notAfter)) {
      return new Verdict.Expired();
    }
    if (isSuperseded(event)) {
      return new Verdict.Superseded();
    }
    return notBefore != null && now.isBefore(notBefore)
        ? new Verdict.TooEarly(notBefore)
        : new Verdict.Fresh();
  }

  private boolean isSuperseded(Notification event) {
    String key = event.supersedes();
    return key != null
        && collapse.newest(key).filter(newest -> !newest.equals(event.id())).isPresent();
  }
}
