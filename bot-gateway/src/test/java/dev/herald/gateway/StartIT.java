package dev.herald.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/// Deny is the default: nothing is open that nobody opened.
class StartIT {
  private static final String NOWHERE = "127.0.0.1:1";

  @Test
  void theGatewayDoesNotStartBeforeSomebodyChoseWhoMayCall() {
    assertThatThrownBy(() -> Gateway.run(NOWHERE, "redis://" + NOWHERE))
        .extracting(NestedExceptionUtils::getMostSpecificCause)
        .asString()
        .contains("herald.gateway.auth.mode");
  }

  @Test
  void theModeChannelNeedsABotAndSaysHowToNameIt() {
    assertThatThrownBy(
            () -> Gateway.run(NOWHERE, "redis://" + NOWHERE, "--herald.gateway.auth.mode=channel"))
        .extracting(NestedExceptionUtils::getMostSpecificCause)
        .asString()
        .contains("MicrosoftAppId");
  }

  @Test
  void theFieldsOwnNamesNameTheBotAndEveryAnswerCarriesTheSecurityHeaders() throws Exception {
    try (ConfigurableApplicationContext gateway =
            Gateway.run(
                NOWHERE,
                "redis://" + NOWHERE,
                "--herald.gateway.auth.mode=channel",
                "--MicrosoftAppId=11111111",
                "--MicrosoftAppType=SingleTenant",
                "--MicrosoftAppTenantId=22222222");
        HttpClient http = HttpClient.newHttpClient()) {
      String port = gateway.getEnvironment().getProperty("local.server.port");
      URI messages = URI.create("http://127.0.0.1:%s/api/messages".formatted(port));
      var answer =
          http.send(
              HttpRequest.newBuilder(messages).POST(BodyPublishers.ofString("{}")).build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().map())
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry("cache-control", List.of("no-store"))
          .containsKey("content-security-policy")
          .doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }
  }

  @Test
  void theDoorsToTheTopicAreShutOutsideTheProfileLocal() throws Exception {
    try (ConfigurableApplicationContext gateway =
        Gateway.run(NOWHERE, "redis://" + NOWHERE, "--herald.gateway.auth.mode=anonymous")) {
      URI notify =
          URI.create(
              "http://127.0.0.1:%s/api/notify"
                  .formatted(gateway.getEnvironment().getProperty("local.server.port")));

      assertThat(status(HttpRequest.newBuilder(notify).build())).isEqualTo(405);
      assertThat(status(HttpRequest.newBuilder(notify).POST(BodyPublishers.ofString("{}")).build()))
          .isEqualTo(404);
    }
  }

  private static int status(HttpRequest request) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
