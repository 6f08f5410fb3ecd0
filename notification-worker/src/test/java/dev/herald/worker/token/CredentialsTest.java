package dev.herald.worker.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How each kind of bot logs in, as the login sees it.
class CredentialsTest {
  @TempDir private static Path directory;
  private static SelfSigned identity;
  private static SelfSigned bot;
  private LoginServer login;

  @BeforeAll
  static void make() {
    identity = SelfSigned.in(directory, "login");
    bot = SelfSigned.in(directory, "bot");
  }

  @BeforeEach
  void start() {
    login = LoginServer.start(identity);
  }

  @AfterEach
  void stop() {
    login.close();
  }

  @ParameterizedTest
  @CsvSource({
    "MultiTenant, PUBLIC, botframework.com, https://api.botframework.com/.default",
    "MultiTenant, US_GOV, MicrosoftServices.onmicrosoft.us, https://api.botframework.us/.default",
    "MultiTenant, CHINA, microsoftservices.partner.onmschina.cn,"
        + " https://api.botframework.azure.cn/.default",
    "SingleTenant, PUBLIC, my-tenant, https://api.botframework.com/.default",
    "SingleTenant, US_GOV, my-tenant, https://api.botframework.us/.default",
  })
  void aSecretIsPresentedInTheTenantOfTheBotAndItsCloud(
      String type, String cloud, String tenant, String scope) {
    Map<String, Object> settings = new HashMap<>(TokenWorld.secret());
    settings.put("MicrosoftAppType", type);
    settings.put("MicrosoftAppTenantId", type.equals("SingleTenant") ? tenant : "");
    settings.put("herald.token.cloud", cloud);
    try (TokenWorld world = TokenWorld.at(login, settings)) {
      assertThat(world.token()).isEqualTo(new Token.Ready("token-1"));
    }
    LoginServer.Asked asked = login.asked().getFirst();
    assertThat(asked.path()).isEqualToIgnoringCase("/" + tenant + "/oauth2/v2.0/token");
    assertThat(asked.form())
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("client_id", TokenWorld.BOT)
        .containsEntry("client_secret", TokenWorld.SECRET);
    assertThat(asked.form().get("scope")).contains(scope);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCertificateSignsAnAssertionAndItsKeyStaysHere(boolean pem) throws Exception {
    Map<String, Object> settings =
        new HashMap<>(pem ? TokenWorld.pem(bot.pem()) : TokenWorld.pkcs12(bot.file()));
    settings.put("MicrosoftAppId", TokenWorld.BOT);
    settings.put("herald.token.bots[0].app-id", TokenWorld.BOT);
    settings.put("herald.token.bots[0].certificate", "bot");
    try (TokenWorld world = TokenWorld.at(login, settings)) {
      assertThat(world.token()).isInstanceOf(Token.Ready.class);
    }
    Map<String, String> form = login.asked().getFirst().form();
    assertThat(form)
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .doesNotContainKey("client_secret");
    String[] jwt = String.valueOf(form.get("client_assertion")).split("\\.");
    assertThat(new String(Base64.getUrlDecoder().decode(jwt[1]), UTF_8)).contains(TokenWorld.BOT);
    assertThat(isSigned(jwt)).isTrue();
  }

  private static boolean isSigned(String[] jwt) throws Exception {
    String header = new String(Base64.getUrlDecoder().decode(jwt[0]), UTF_8);
    Signature signature =
        Signature.getInstance(header.contains("PS256") ? "RSASSA-PSS" : "SHA256withRSA");
    if (header.contains("PS256")) {
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
    signature.initVerify(bot.certificate());
    signature.update((jwt[0] + "." + jwt[1]).getBytes(UTF_8));
    return signature.verify(Base64.getUrlDecoder().decode(jwt[2]));
  }

  @Test
  void eachBotOfAListHasItsOwnTokenAndAnotherOneHasNone() {
    Map<String, Object> settings =
        Map.of(
            "herald.token.bots[0].app-id",
            TokenWorld.BOT,
            "herald.token.bots[0].password",
            TokenWorld.SECRET,
            "herald.token.bots[1].app-id",
            TokenWorld.OTHER.toUpperCase(Locale.ROOT),
            "herald.token.bots[1].password",
            "other");
    try (TokenWorld world = TokenWorld.at(login, settings)) {
      Token one = world.token();
      Token other = world.tokens.tokenFor(TokenWorld.of(TokenWorld.OTHER));

      assertThat(one).isInstanceOf(Token.Ready.class).isNotEqualTo(other);
      assertThat(other).isInstanceOf(Token.Ready.class);
      assertThat(login.asked())
          .extracting(asked -> asked.form().get("client_secret"))
          .containsExactlyInAnyOrder(TokenWorld.SECRET, "other");
      assertThat(world.tokens.tokenFor(TokenWorld.of("unknown"))).isInstanceOf(Token.Away.class);
      assertThat(world.tokens.tokenFor(TokenWorld.of(null))).isInstanceOf(Token.Away.class);
    }
  }

  @Test
  void theOnlyBotServesReferencesThatNameNone_andWithoutBotsNothingCarriesAToken() {
    try (TokenWorld one = TokenWorld.at(login, TokenWorld.secret());
        TokenWorld none = TokenWorld.at(login, Map.of())) {
      assertThat(one.tokens.tokenFor(TokenWorld.of(null))).isInstanceOf(Token.Ready.class);
      assertThat(none.token()).isInstanceOf(Token.None.class);
    }
  }

  @Test
  void theManagedIdentityOfTheBotIsAskedForAtItsEndpoint() throws Exception {
    Map<String, Object> settings =
        Map.of("MicrosoftAppId", TokenWorld.BOT, "MicrosoftAppType", "UserAssignedMSI");
    try (TokenWorld world = TokenWorld.at(login, settings)) {
      MsalRequests requests =
          new MsalRequests(
              world.properties,
              name -> {
                throw new AssertionError(name);
              },
              application -> application.httpClient(new Redirected(login.uri(), identity)));
      MsalIssuer issuer =
          new MsalIssuer(requests.of(world.properties.bots().getFirst()), Duration.ofSeconds(10));

      assertThat(issuer.issue()).isInstanceOf(Issuance.Issued.class);
    }
    assertThat(login.asked().getLast().form())
        .containsEntry("client_id", TokenWorld.BOT)
        .containsEntry("resource", "https://api.botframework.com");
  }

  @Test
  void aBotWithoutCredentialsStopsTheStart_andSecretsAreNotShown() {
    Map<String, Object> settings = Map.of("MicrosoftAppId", TokenWorld.BOT);
    assertThatThrownBy(() -> TokenWorld.at(login, settings))
        .rootCause()
        .hasMessageContaining("MicrosoftAppPassword");

    Map<String, Object> both = new HashMap<>(TokenWorld.secret());
    both.put("MicrosoftAppType", "SingleTenant");
    assertThatThrownBy(() -> TokenWorld.at(login, both))
        .satisfies(failure -> assertThat(whole(failure)).doesNotContain(TokenWorld.SECRET))
        .rootCause()
        .hasMessageContaining("MicrosoftAppTenantId");
    try (TokenWorld world = TokenWorld.at(login, TokenWorld.secret())) {
      assertThat(world.properties.toString()).contains("******").doesNotContain(TokenWorld.SECRET);
      assertThat(world.token().toString()).doesNotContain("token-1");
    }
  }

  private static String whole(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
