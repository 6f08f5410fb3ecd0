package dev.herald.gateway.auth;

import org.jspecify.annotations.Nullable;

/// Decides who may bring activities. Called before the body is read, so it judges everything that
/// needs no body; what needs it is asked of the [Caller] right after. Called on many threads.
public interface Authenticator {

  /// Judges a request by its Authorization header.
  ///
  /// @param authorization the header as it came; null when there is none
  Verdict authenticate(@Nullable String authorization);

  /// What became of it.
  sealed interface Verdict {
    record Accepted(Caller caller) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}
  }
}
