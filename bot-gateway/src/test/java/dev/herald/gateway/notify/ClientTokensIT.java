package dev.herald.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.herald.gateway.Gateway;
import dev.herald.gateway.auth.Issuer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Services that publish with a token of their authorization server.
class ClientTokensIT {
  private static final String AUDIENCE = "api://herald";

  private static Issuer issuer;
  private static Gateway gateway;

  @BeforeAll
  static void start() {
    issuer = Issuer.start();
    gateway =
        Gateway.startProduction(
            "--herald.gateway.auth.mode=anonymous",
            "--herald.gateway.notify.per-second=5",
            "--herald.gateway.notify.oauth.issuer=" + Issuer.NAME,
            "--herald.gateway.notify.oauth.metadata=" + issuer.metadata(),
            "--herald.gateway.notify.oauth.audiences=" + AUDIENCE,
            "--herald.gateway.notify.oauth.grants=notify.publish");
  }

  @AfterAll
  static void stop() {
    gateway.close();
    issuer.close();
  }

  static Stream<Arguments> tokens() {
    return Stream.of(
        Arguments.of("a scope among others", claims("a").claim("scope", "x notify.publish"), 202),
        Arguments.of("a scope by its short name", claims("b").claim("scp", "notify.publish"), 202),
        Arguments.of("a role", claims("c").claim("roles", List.of("notify.publish")), 202),
        Arguments.of("no scope", claims("d"), 403),
        Arguments.of("another scope", claims("d").claim("scope", "notify.publisher"), 403),
        Arguments.of("no client", good(null), 401),
        Arguments.of("another audience", good("e").audience("api://other"), 401),
        Arguments.of("another issuer", good("e").issuer("https://other.example"), 401),
        Arguments.of("expired", good("e").expirationTime(ago(Duration.ofMinutes(6))), 401),
        Arguments.of("no end", good("e").expirationTime(null), 401));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokens")
  void aTokenPublishesWhatItWasGranted(String what, JWTClaimsSet.Builder claims, int status) {
    HttpResponse<String> answer = publish(issuer.token(claims), "event-" + what.hashCode());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("www-authenticate").isPresent())
        .isEqualTo(status == 401);
  }

  @Test
  void aStrangersSignatureIsRefused() {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build();
    try (Issuer stranger = Issuer.start()) {
      String forged = Issuer.sign(header, good("f").build(), stranger.key("k1"));
      assertThat(publish(forged, "forged").statusCode()).isEqualTo(401);
    }
    assertThat(publish("forged.forged.forged", "forged").statusCode()).isEqualTo(401);
    assertThat(gateway.events()).noneMatch(each -> each.path("id").asString("").equals("forged"));
  }

  @Test
  void eachClientHasItsOwnQuota() {
    String greedy = issuer.token(good("greedy"));

    List<HttpResponse<String>> answers =
        IntStream.range(0, 30).mapToObj(i -> publish(greedy, "greedy-" + i)).toList();

    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 429)
        .isNotEmpty()
        .allMatch(answer -> answer.headers().firstValue("retry-after").isPresent());
    assertThat(publish(issuer.token(good("modest")), "modest").statusCode()).isEqualTo(202);
  }

  private static JWTClaimsSet.Builder good(@Nullable String client) {
    return claims(client).claim("scope", "notify.publish");
  }

  private static JWTClaimsSet.Builder claims(@Nullable String client) {
    return Issuer.claims().audience(AUDIENCE).claim("client_id", client);
  }

  private static Date ago(Duration time) {
    return Date.from(Instant.now().minus(time));
  }

  private static HttpResponse<String> publish(String token, String id) {
    return gateway.post(
        "/api/notify",
        "Bearer " + token,
        "{\"id\":\"" + id + "\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"x\"}}");
  }
}
