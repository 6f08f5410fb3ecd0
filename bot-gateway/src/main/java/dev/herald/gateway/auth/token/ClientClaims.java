package dev.herald.gateway.auth.token;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads who a service is and what it was granted, by the names that authorization servers use.
final class ClientClaims {
  private static final List<String> NAMES = List.of("client_id", "azp", "appid", "sub");
  private static final List<String> GRANTS = List.of("scope", "scp", "roles");

  private ClientClaims() {}

  static Optional<VerifiedToken.Client> of(Map<String, Object> claims) {
    return NAMES.stream()
        .map(claims::get)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(name -> !name.isBlank())
        .findFirst()
        .map(name -> new VerifiedToken.Client(name, grants(claims)));
  }

  private static Set<String> grants(Map<String, Object> claims) {
    Set<String> grants = new HashSet<>();
    GRANTS.stream().map(claims::get).flatMap(ClientClaims::words).forEach(grants::add);
    return grants;
  }

  /// Scopes come as a text with spaces between them, or as a list.
  private static Stream<String> words(@Nullable Object claim) {
    return switch (claim) {
      case String text -> Stream.of(text.split(" ", -1));
      case Collection<?> list -> list.stream().map(String::valueOf);
      case null, default -> Stream.empty();
    };
  }
}
