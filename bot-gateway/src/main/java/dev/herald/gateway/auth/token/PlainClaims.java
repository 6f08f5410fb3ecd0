package dev.herald.gateway.auth.token;

import java.util.Map;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;

/// Reads the standard claims and leaves the issuer as the text it is: no issuer here needs to be a
/// URL, it needs to be equal.
final class PlainClaims implements Converter<Map<String, Object>, Map<String, Object>> {
  private final MappedJwtClaimSetConverter claims =
      MappedJwtClaimSetConverter.withDefaults(Map.of("iss", issuer -> issuer));

  @Override
  public Map<String, Object> convert(Map<String, Object> source) {
    return claims.convert(source);
  }
}
