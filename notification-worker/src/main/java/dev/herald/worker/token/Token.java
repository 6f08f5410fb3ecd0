package dev.herald.worker.token;

import java.time.Instant;

/// What a request to a channel carries to prove which bot it is of.
public sealed interface Token {

  /// A bearer token, good for long enough to be sent.
  record Ready(String text) implements Token {
    /// Without the token.
    @Override
    public String toString() {
      return "Ready[]";
    }
  }

  /// No bot is configured: requests carry nothing.
  record None() implements Token {}

  /// The bot has no token now; nothing of it can be sent.
  ///
  /// @param retryAt when there may be one again
  /// @param reason short and fixed, for metrics and outcomes
  record Away(Instant retryAt, String reason) implements Token {}
}
