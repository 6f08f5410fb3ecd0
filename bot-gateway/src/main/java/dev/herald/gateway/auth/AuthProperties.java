package dev.herald.gateway.auth;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How callers of the messaging endpoint are authenticated.
///
/// @param mode must be chosen, there is no default. `anonymous` accepts every request and marks
///   what it captures as unverified: for development only
@Validated
@ConfigurationProperties("herald.gateway.auth")
public record AuthProperties(
    @NotNull(
            message =
                "must be set, nobody is let in by default; 'anonymous' lets everybody in and is for"
                    + " development (the profile 'local' sets it)")
        Mode mode) {

  /// The ways to authenticate.
  public enum Mode {
    ANONYMOUS
  }
}
