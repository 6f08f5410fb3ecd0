package dev.herald.gateway.auth.token;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Makes the judge of tokens from who is trusted. Lazy: nothing is fetched before a token asks for
/// it, so an issuer that is down never keeps the gateway from starting.
public final class TokenJudges {
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final Clock clock;
  private final JsonMapper json;
  private final List<TrustedIssuer> issuers = new ArrayList<>();

  public TokenJudges(Clock clock, JsonMapper json) {
    this.clock = clock;
    this.json = json;
  }

  /// Trusts the Bot Connector of that name.
  public TokenJudges channel(String issuer, URI metadata) {
    issuers.add(new TrustedIssuer(issuer, keys(issuer, metadata), TrustedIssuer.Kind.CHANNEL));
    return this;
  }

  /// Trusts Entra under these names, which share one key set.
  public TokenJudges entra(Set<String> names, URI metadata) {
    SigningKeys keys = keys("entra", metadata);
    names.forEach(name -> issuers.add(new TrustedIssuer(name, keys, TrustedIssuer.Kind.ENTRA)));
    return this;
  }

  /// Trusts an authorization server by its OpenID metadata.
  public TokenJudges clients(String issuer, URI metadata) {
    issuers.add(new TrustedIssuer(issuer, keys(issuer, metadata), TrustedIssuer.Kind.CLIENTS));
    return this;
  }

  /// Trusts an authorization server by its key set.
  public TokenJudges clientsOfKeySet(String issuer, URI keySet) {
    SigningKeys keys = new SigningKeys(issuer, () -> new KeySet(http, json).fetch(keySet), clock);
    issuers.add(new TrustedIssuer(issuer, keys, TrustedIssuer.Kind.CLIENTS));
    return this;
  }

  /// Makes the judge of tokens for one of these audiences.
  public TokenJudge judge(Set<String> appIds) {
    return new TokenJudge(appIds, issuers, clock);
  }

  private SigningKeys keys(String name, URI metadata) {
    return new SigningKeys(name, new OpenIdKeySource(metadata, http, json), clock);
  }
}
