package dev.herald.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.herald.gateway.Gateway;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens of Entra pass only where they were switched on, from whom and for which hosts was listed,
/// and what they bring is never verified.
class EntraIT {
  private static final String TENANT = "44444444-4444-4444-4444-444444444444";
  private static final String SKILL = "55555555-5555-5555-5555-555555555555";
  private static final String V2 = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
  private static final String EMULATOR = "http://localhost:50000/";

  private static Issuer issuer;
  private static Gateway gateway;
  private static int conversations;

  @BeforeAll
  static void start() {
    issuer = Issuer.start();
    gateway =
        Gateway.startProduction(
            "--herald.gateway.auth.mode=channel",
            "--herald.gateway.auth.bots[0].app-id=" + Issuer.APP,
            "--herald.gateway.auth.bots[0].type=SingleTenant",
            "--herald.gateway.auth.bots[0].tenant-id=" + TENANT,
            "--herald.gateway.auth.entra.enabled=true",
            "--herald.gateway.auth.entra.hosts=localhost,skills.example",
            "--herald.gateway.auth.entra.metadata=" + issuer.metadata(),
            "--herald.gateway.auth.skills=" + SKILL,
            "--herald.gateway.auth.channel.metadata=" + issuer.metadata(),
            "--herald.service-urls.hosts=skills.example");
  }

  @AfterAll
  static void stop() {
    gateway.close();
    issuer.close();
  }

  static Stream<Arguments> tokens() {
    String skills = "https://skills.example/";
    return Stream.of(
        Arguments.of("the bot's own tenant, version 2", by(V2, "azp", Issuer.APP), skills, 200),
        Arguments.of(
            "version 1",
            by("https://sts.windows.net/" + TENANT + "/", "appid", Issuer.APP),
            skills,
            200),
        Arguments.of("a listed skill", by(V2, "azp", SKILL), skills, 200),
        Arguments.of("a stranger's application", by(V2, "azp", "66666666"), skills, 401),
        Arguments.of("no application", by(V2, "x", "y"), skills, 401),
        Arguments.of(
            "another tenant",
            by("https://login.microsoftonline.com/other/v2.0", "azp", Issuer.APP),
            skills,
            401),
        Arguments.of(
            "a host that is not listed",
            by(V2, "azp", Issuer.APP),
            "https://smba.trafficmanager.net/emea/",
            403),
        Arguments.of(
            "a listed host that may not be spoken to", by(V2, "azp", Issuer.APP), EMULATOR, 403));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokens")
  void entraTokensPassOnlyAsConfigured(
      String what, JWTClaimsSet.Builder claims, String serviceUrl, int status) {
    conversations++;
    String activity =
        """
        {"type":"message","id":"m","channelId":"emulator","serviceUrl":"%s","text":"hi",
         "conversation":{"id":"c%d"},"from":{"id":"u"},"recipient":{"id":"bot"}}\
        """
            .formatted(serviceUrl, conversations);

    int answer = gateway.postActivity("Bearer " + issuer.token(claims), activity).statusCode();

    assertThat(answer).isEqualTo(status);
    assertThat(gateway.store().named("c" + conversations))
        .hasSize(status == 200 ? 1 : 0)
        .noneMatch(stored -> stored.verified());
  }

  private static JWTClaimsSet.Builder by(String name, String claim, String application) {
    return Issuer.claims()
        .issuer(name)
        .claim("serviceurl", null)
        .claim("ver", claim.equals("appid") ? "1.0" : "2.0")
        .claim(claim, application);
  }
}
