package dev.herald.worker.token;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of asking for a token.
sealed interface Issuance {

  /// A new token.
  ///
  /// @param refreshAt when the issuer wants to be asked again; null when it did not say
  record Issued(Token.Ready token, Instant expiresAt, @Nullable Instant refreshAt)
      implements Issuance {}

  /// None.
  ///
  /// @param code what the issuer called it, for the log
  /// @param retryAfter what the issuer asked for at least; null when it did not say
  record Denied(Cause cause, String code, @Nullable Duration retryAfter) implements Issuance {}

  /// Why there is none.
  enum Cause {
    /// Asked too often.
    THROTTLED("token-throttled"),
    /// The issuer cannot be reached, or does not work.
    UNAVAILABLE("token-endpoint-away"),
    /// The issuer does not accept the credentials: that needs a person.
    REFUSED("credentials-refused");

    private final String wireName;

    Cause(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }
}
