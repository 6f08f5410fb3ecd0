package dev.herald.worker.gate;

import dev.herald.notification.Notification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether an event may be shown now. Judged right before each attempt, since a wait, a retry or a
/// replay can make any event stale.
public final class Freshness {
  /// After `notAfter`, which itself is still in time.
  private static final Duration OVER = Duration.ofMillis(1);

  private final Clock clock;
  private final Duration travel;

  /// Judges by a clock.
  ///
  /// @param travel how long a message may take from here to the chat
  public Freshness(Clock clock, Duration travel) {
    this.clock = clock;
    this.travel = travel;
  }

  /// What freshness says of an event.
  public sealed interface Verdict {
    record Fresh() implements Verdict {}

    record TooEarly(Instant until) implements Verdict {}

    /// It would come too late if it left now, and is over in a moment.
    record TooLate(Duration left) implements Verdict {}

    record Expired() implements Verdict {}

    record Superseded() implements Verdict {}
  }

  /// Whether it will come in time if it leaves now.
  public boolean isTimely(Notification event) {
    Instant notAfter = event.notAfter();
    return notAfter == null || !clock.instant().plus(travel).isAfter(notAfter);
  }

  /// Judges.
  ///
  /// @param newest the newest event of its collapse key; empty when it has none, or when it is no
  ///   longer known, and then nothing supersedes it
  public Verdict judge(Notification event, Optional<String> newest) {
    Instant now = clock.instant();
    Instant notBefore = event.notBefore();
    Instant notAfter = event.notAfter();
    if (notAfter != null && now.isAfter(notAfter)) {
      return new Verdict.Expired();
    }
    if (newest.isPresent() && !newest.get().equals(event.id())) {
      return new Verdict.Superseded();
    }
    if (notAfter != null && now.plus(travel).isAfter(notAfter)) {
      return new Verdict.TooLate(Duration.between(now, notAfter).plus(OVER));
    }
    return notBefore != null && now.isBefore(notBefore)
        ? new Verdict.TooEarly(notBefore)
        : new Verdict.Fresh();
  }
}
