package dev.herald.worker.gate;

import dev.herald.notification.Notification;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Whether an event may be shown now. Judged right before each attempt, since a wait, a retry or a
/// replay can make any event stale.
public final class Freshness {
  private final Clock clock;

  public Freshness(Clock clock) {
    this.clock = clock;
  }

  /// What freshness says of an event.
  public sealed interface Verdict {
    record Fresh() implements Verdict {}

    record TooEarly(Instant until) implements Verdict {}

    record Expired() implements Verdict {}

    record Superseded() implements Verdict {}
  }

  /// Whether its time is not over.
  public boolean isTimely(Notification event) {
    Instant notAfter = event.notAfter();
    return notAfter == null || !clock.instant().isAfter(notAfter);
  }

  /// Judges.
  ///
  /// @param newest the newest event of its collapse key; empty when it has none, or when it is no
  ///   longer known, and then nothing supersedes it
  public Verdict judge(Notification event, Optional<String> newest) {
    Instant now = clock.instant();
    Instant notBefore = event.notBefore();
    if (!isTimely(event)) {
      return new Verdict.Expired();
    }
    if (newest.isPresent() && !newest.get().equals(event.id())) {
      return new Verdict.Superseded();
    }
    return notBefore != null && now.isBefore(notBefore)
        ? new Verdict.TooEarly(notBefore)
        : new Verdict.Fresh();
  }
}
