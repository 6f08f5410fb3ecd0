package dev.herald.turn;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one activity that a turn sent. Exceptions are kept for bugs and lost
/// infrastructure; everything a channel can answer is one of these.
public sealed interface SendOutcome {

  /// The channel took it.
  ///
  /// @param activityId the channel's id for it; null where the channel names none
  record Delivered(@Nullable String activityId) implements SendOutcome {}

  /// It goes out later, by the topic and the worker.
  record Queued(String notificationId) implements SendOutcome {}

  /// Not now: the channel may take it later.
  ///
  /// @param retryAfter what the channel asked for at least; null when it did not say
  /// @param inDoubt whether it may show the message all the same
  record Later(String code, @Nullable Duration retryAfter, boolean inDoubt) implements SendOutcome {
    /// The channel certainly did not show it.
    public Later(String code, @Nullable Duration retryAfter) {
      this(code, retryAfter, false);
    }
  }

  /// Never, as it is.
  ///
  /// @param status HTTP status, 0 when it was refused before anything was sent
  record Refused(int status, String code) implements SendOutcome {}

  /// The request left and no answer came: nobody can know whether the chat shows it.
  record Unknown(String reason) implements SendOutcome {}
}
