package dev.herald.gateway.auth.token;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.Set;

/// A signing key of an issuer, and the channels that it may speak for.
///
/// @param endorsements channel ids; empty where the issuer lists none
record EndorsedKey(RSAKey key, Set<String> endorsements) {
  EndorsedKey {
    endorsements = Set.copyOf(endorsements);
  }
}
