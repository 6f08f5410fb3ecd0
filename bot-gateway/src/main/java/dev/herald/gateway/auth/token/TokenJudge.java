package dev.herald.gateway.auth.token;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Judges tokens by everything that needs no body: algorithm, issuer, key, signature, times with
/// five minutes of tolerance, audience. Safe for any number of threads.
public final class TokenJudge {
  /// The tolerance of every Bot Framework SDK.
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final int MAX_LENGTH = 16_384;

  private final Set<String> appIds;
  private final IssuerKeySelector keys;
  private final NimbusJwtDecoder decoder;

  TokenJudge(Set<String> appIds, Collection<TrustedIssuer> issuers, Clock clock) {
    this.appIds = Set.copyOf(appIds);
    this.keys =
        new IssuerKeySelector(
            issuers.stream().collect(Collectors.toMap(TrustedIssuer::issuer, Function.identity())));
    this.decoder = decoder(clock);
  }

  public TokenJudgement judge(String token) {
    if (token.length() > MAX_LENGTH) {
      return new TokenJudgement.Bad("the token is too long");
    }
    try {
      return prove(decoder.decode(token));
    } catch (BadJwtException _) {
      return new TokenJudgement.Bad("the token is not valid");
    } catch (JwtException e) {
      return e.getCause() instanceof KeysUnavailableException
          ? new TokenJudgement.Undecided()
          : new TokenJudgement.Bad("the token is not valid");
    }
  }

  private NimbusJwtDecoder decoder(Clock clock) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWTClaimsSetAwareJWSKeySelector(keys);
    // The claims are judged below, with Spring's validators and an injected clock.
    processor.setJWTClaimsSetVerifier((_, _) -> {});
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    NimbusJwtDecoder made = new NimbusJwtDecoder(processor);
    made.setClaimSetConverter(new PlainClaims());
    made.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            times,
            new JwtClaimValidator<>(JwtClaimNames.EXP, expires -> expires != null),
            new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD,
                audience -> audience != null && audience.stream().anyMatch(appIds::contains))));
    return made;
  }

  private TokenJudgement prove(Jwt jwt) {
    String issuer = jwt.getClaimAsString(JwtClaimNames.ISS);
    String appId = audience(jwt).stream().filter(appIds::contains).findFirst().orElseThrow();
    TrustedIssuer.Kind kind = keys.issuer(issuer).orElseThrow().kind();
    return switch (kind) {
      case CHANNEL -> channel(jwt, appId);
      case CLIENTS ->
          ClientClaims.of(jwt.getClaims())
              .<TokenJudgement>map(TokenJudgement.Good::new)
              .orElseGet(() -> new TokenJudgement.Bad("the token names no client"));
      case ENTRA ->
          ApplicationIds.of(jwt.getClaims())
              .<TokenJudgement>map(
                  caller -> new TokenJudgement.Good(new VerifiedToken.Application(appId, caller)))
              .orElseGet(() -> new TokenJudgement.Bad("the token names no application"));
    };
  }

  private static List<String> audience(Jwt jwt) {
    return Objects.requireNonNullElse(jwt.getAudience(), List.of());
  }

  private TokenJudgement channel(Jwt jwt, String appId) {
    Map<String, Object> claims = jwt.getClaims();
    String keyId = (String) jwt.getHeaders().get("kid");
    Optional<EndorsedKey> key;
    try {
      key = keys.find(jwt.getClaimAsString(JwtClaimNames.ISS), keyId);
    } catch (KeysUnavailableException _) {
      return new TokenJudgement.Undecided();
    }
    String serviceUrl = claims.get("serviceurl") instanceof String url ? url : null;
    return key.<TokenJudgement>map(known ->
            new TokenJudgement.Good(
                new VerifiedToken.Channel(appId, known.endorsements(), serviceUrl)))
        .orElseGet(() -> new TokenJudgement.Bad("the signing key was withdrawn"));
  }
}
