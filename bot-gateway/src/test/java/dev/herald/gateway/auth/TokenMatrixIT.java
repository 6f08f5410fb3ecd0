package dev.herald.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.herald.gateway.Gateway;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may bring activities, one wrong thing at a time: a bad token is refused and writes nothing.
class TokenMatrixIT {
  private static final String SECOND_APP = "33333333-3333-3333-3333-333333333333";

  private static Issuer issuer;
  private static Gateway gateway;
  private static int conversations;

  @BeforeAll
  static void start() {
    issuer = Issuer.start();
    issuer.publish("k2", "directline");
    issuer.publish("k3");
    gateway =
        Gateway.startProduction(
            "--herald.gateway.auth.mode=channel",
            "--herald.gateway.auth.bots[0].app-id=" + Issuer.APP,
            "--herald.gateway.auth.bots[1].app-id=" + SECOND_APP,
            "--herald.gateway.auth.channel.issuer=" + Issuer.NAME,
            "--herald.gateway.auth.channel.metadata=" + issuer.metadata());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    issuer.close();
  }

  static Stream<Arguments> badTokens() throws Exception {
    return BadTokens.of(issuer).entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void aBadTokenIsRefusedAndWritesNothing(String what, String authorization) {
    assertRefused(401, authorization, activity("msteams", Issuer.SERVICE_URL));
  }

  @Test
  void nobodyComesInWithoutAToken() {
    assertRefused(401, null, activity("msteams", Issuer.SERVICE_URL));
  }

  @Test
  void aHeaderBeyondAllBoundsIsRefusedBeforeItIsLookedAt() {
    String huge = "Bearer " + issuer.token(Issuer.claims().claim("x", "y".repeat(20_000)));

    assertThat(gateway.postActivity(huge, activity("msteams", Issuer.SERVICE_URL)).statusCode())
        .isEqualTo(400);
    assertThat(gateway.store().named("c" + conversations)).isEmpty();
  }

  static Stream<Arguments> badActivities() {
    String teams = Issuer.SERVICE_URL;
    return Stream.of(
        Arguments.of("a channel the key is not endorsed for", Issuer.claims(), "slack", teams),
        Arguments.of("a channel in capitals", Issuer.claims(), "MSTEAMS", teams),
        Arguments.of(
            "a service URL of another region",
            Issuer.claims(),
            "msteams",
            "https://smba.trafficmanager.net/amer/"),
        Arguments.of(
            "a stranger's service URL", Issuer.claims(), "msteams", "https://evil.example/"),
        Arguments.of(
            "a service URL without TLS",
            Issuer.claims(),
            "msteams",
            "http://smba.trafficmanager.net/emea/"),
        Arguments.of("a service URL with more behind it", Issuer.claims(), "msteams", teams + "x"),
        Arguments.of(
            "no service URL claim", Issuer.claims().claim("serviceurl", null), "msteams", teams),
        Arguments.of(
            "an empty service URL claim",
            Issuer.claims().claim("serviceurl", ""),
            "msteams",
            teams),
        Arguments.of(
            "a service URL claim that is a number",
            Issuer.claims().claim("serviceurl", 1),
            "msteams",
            teams),
        Arguments.of(
            "a stranger's URL, certified",
            Issuer.claims().claim("serviceurl", "https://evil.example/"),
            "msteams",
            "https://evil.example/"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badActivities")
  void aGoodTokenDoesNotVouchForThis(
      String what, JWTClaimsSet.Builder claims, String channel, String serviceUrl) {
    assertRefused(403, "Bearer " + issuer.token(claims), activity(channel, serviceUrl));
  }

  @Test
  void aKeyWithoutEndorsementsVouchesForNoChannel() {
    String token =
        Issuer.sign(Issuer.header().keyID("k3").build(), Issuer.claims().build(), issuer.key("k3"));

    assertRefused(403, "Bearer " + token, activity("msteams", Issuer.SERVICE_URL));
  }

  static Stream<Arguments> goodTokens() {
    Instant now = Instant.now();
    return Stream.of(
        Arguments.of("a plain one", Issuer.claims(), "msteams"),
        Arguments.of("another endorsed channel", Issuer.claims(), "webchat"),
        Arguments.of("the second bot", Issuer.claims().audience(SECOND_APP), "msteams"),
        Arguments.of(
            "one of several audiences",
            Issuer.claims().audience(List.of("x", Issuer.APP)),
            "msteams"),
        Arguments.of(
            "expired for 4 minutes",
            Issuer.claims().expirationTime(Date.from(now.minusSeconds(240))),
            "msteams"),
        Arguments.of(
            "valid in 4 minutes",
            Issuer.claims().notBeforeTime(Date.from(now.plusSeconds(240))),
            "msteams"),
        Arguments.of("no beginning", Issuer.claims().notBeforeTime(null), "msteams"),
        Arguments.of(
            "the host in capitals",
            Issuer.claims().claim("serviceurl", "https://SMBA.trafficmanager.net/emea/"),
            "msteams"),
        Arguments.of(
            "more claims",
            Issuer.claims().claim("x", List.of(1, 2)).subject("s").jwtID("j"),
            "msteams"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodTokens")
  void aGoodTokenPasses(String what, JWTClaimsSet.Builder claims, String channel) {
    assertPasses("Bearer " + issuer.token(claims), activity(channel, Issuer.SERVICE_URL));
    assertPasses("bearer " + issuer.token(claims), activity(channel, Issuer.SERVICE_URL));
  }

  @Test
  void aSecondKeyVouchesForItsOwnChannel() {
    String token =
        Issuer.sign(Issuer.header().keyID("k2").build(), Issuer.claims().build(), issuer.key("k2"));

    assertPasses("Bearer " + token, activity("directline", Issuer.SERVICE_URL));
  }

  private static void assertRefused(int status, @Nullable String authorization, String activity) {
    var answer = gateway.postActivity(authorization, activity);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(gateway.store().named("c" + conversations)).isEmpty();
    assertThat(gateway.eventsTo("c" + conversations)).isEmpty();
  }

  private static void assertPasses(String authorization, String activity) {
    assertThat(gateway.postActivity(authorization, activity).statusCode()).isEqualTo(200);
    assertThat(gateway.store().named("c" + conversations))
        .singleElement()
        .satisfies(stored -> assertThat(stored.verified()).isTrue());
  }

  /// A message in a conversation of its own.
  private static String activity(String channel, String serviceUrl) {
    conversations++;
    return """
    {"type":"message","id":"m","channelId":"%s","serviceUrl":"%s","text":"hi",
     "conversation":{"id":"c%d"},"from":{"id":"u%d"},"recipient":{"id":"28:bot"}}\
    """
        .formatted(channel, serviceUrl, conversations, conversations);
  }
}
