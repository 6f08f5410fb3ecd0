package dev.herald.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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
  void theDoorsToTheTopicAreShutOutsideTheProfileLocal() throws Exception {
    try (ConfigurableApplicationContext gateway =
        Gateway.run(NOWHERE, "redis://" + NOWHERE, "--herald.gateway.auth.mode=anonymous")) {
      URI notify =
          URI.create(
              "http://127.0.0.1:%s/api/notify"
                  .formatted(gateway.getEnvironment().getProperty("local.server.port")));

      assertThat(status(HttpRequest.newBuilder(notify).build())).isEqualTo(404);
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
