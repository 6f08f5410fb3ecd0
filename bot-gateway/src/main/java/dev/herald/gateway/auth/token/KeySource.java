package dev.herald.gateway.auth.token;

import java.io.IOException;
import java.util.Map;

/// Where an issuer publishes its keys.
@FunctionalInterface
interface KeySource {

  /// Fetches the present keys by their key id.
  ///
  /// @throws IOException when the issuer cannot be reached or answers with something else
  Map<String, EndorsedKey> fetch() throws IOException;
}
