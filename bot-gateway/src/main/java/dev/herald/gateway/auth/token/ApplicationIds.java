package dev.herald.gateway.auth.token;

import java.util.Map;
import java.util.Optional;

/// Reads who calls from an Entra token: version 1.0 names it `appid`, version 2.0 `azp`; a token of
/// any other version names nobody.
final class ApplicationIds {
  private ApplicationIds() {}

  static Optional<String> of(Map<String, Object> claims) {
    Object version = claims.getOrDefault("ver", "1.0");
    String claim =
        switch (version) {
          case String v when v.isEmpty() || v.equals("1.0") -> "appid";
          case String v when v.equals("2.0") -> "azp";
          default -> "";
        };
    return claims.get(claim) instanceof String id && !id.isEmpty()
        ? Optional.of(id)
        : Optional.empty();
  }
}
