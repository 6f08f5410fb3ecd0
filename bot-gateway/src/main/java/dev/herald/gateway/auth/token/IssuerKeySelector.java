package dev.herald.gateway.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.JWTClaimsSetAwareJWSKeySelector;
import java.security.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Picks the one key that may have signed a token. Algorithm and issuer are judged first, so a
/// stranger's token never makes Herald fetch anything.
final class IssuerKeySelector implements JWTClaimsSetAwareJWSKeySelector<SecurityContext> {
  private final Map<String, TrustedIssuer> issuers;

  IssuerKeySelector(Map<String, TrustedIssuer> issuers) {
    this.issuers = Map.copyOf(issuers);
  }

  @Override
  public List<? extends Key> selectKeys(
      JWSHeader header, JWTClaimsSet claims, @Nullable SecurityContext context)
      throws KeySourceException {
    if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())) {
      return List.of();
    }
    Optional<EndorsedKey> key = find(claims.getIssuer(), header.getKeyID());
    if (key.isEmpty()) {
      return List.of();
    }
    try {
      return List.of(key.get().key().toRSAPublicKey());
    } catch (JOSEException e) {
      throw new KeySourceException("a published key is no RSA key", e);
    }
  }

  /// The key of that id of that issuer; empty when either is unknown.
  Optional<EndorsedKey> find(@Nullable String issuer, @Nullable String keyId)
      throws KeysUnavailableException {
    TrustedIssuer trusted = issuer == null ? null : issuers.get(issuer);
    return trusted == null || keyId == null ? Optional.empty() : trusted.keys().find(keyId);
  }

  Optional<TrustedIssuer> issuer(@Nullable String issuer) {
    return issuer == null ? Optional.empty() : Optional.ofNullable(issuers.get(issuer));
  }
}
