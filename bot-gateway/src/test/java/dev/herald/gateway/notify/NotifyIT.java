package dev.herald.gateway.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Gateway;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP door to the topic.
class NotifyIT {
  private static Gateway gateway;

  @BeforeAll
  static void start() {
    gateway = Gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void anEventIsAcceptedOnceItIsOnTheTopic() {
    String event = "{\"id\":\"n-1\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"hi\"}}";

    HttpResponse<String> answer = post(event);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(JsonMapper.shared().readTree(answer.body()).path("id").asString()).isEqualTo("n-1");
    assertThat(gateway.events())
        .anySatisfy(published -> {
          assertThat(published.path("id").asString()).isEqualTo("n-1");
          assertThat(published.at("/to/user").asString()).isEqualTo("u");
          assertThat(published.at("/message/text").asString()).isEqualTo("hi");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{\"id\":\"bad\"}",
        "{\"id\":\"bad\",\"to\":{},\"message\":{\"text\":\"x\"}}",
        "{\"id\":\"bad\",\"to\":{\"user\":\"u\",\"conversation\":\"c\"},\"message\":{\"text\":\"x\"}}",
        "{\"id\":\"bad\",\"to\":{\"planet\":\"mars\"},\"message\":{\"text\":\"x\"}}",
        "{\"id\":\"bad\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"x\"},\"notafter\":\"now\"}",
        "{\"id\":\"bad\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":1}}",
      })
  void whatIsNoEventIsRefusedAndNotPublished(String body) {
    HttpResponse<String> answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(gateway.events()).noneMatch(event -> event.path("id").asString("").equals("bad"));
  }

  @Test
  void anIdOfMoreThan128CharactersIsRefused() {
    String id = "i".repeat(129);
    assertThat(
            post("{\"id\":\"" + id + "\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"x\"}}")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void anEventOfTwoMegabytesIsTooLarge() {
    String text = "x".repeat(2_000_000);
    assertThat(
            post("{\"id\":\"b\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"" + text + "\"}}")
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void theNotifyPageOfTheSampleSpeaksToEveryone() {
    assertThat(gateway.get("/api/notify").statusCode()).isEqualTo(200);

    assertThat(gateway.events())
        .anySatisfy(event -> {
          assertThat(event.at("/to/audience").asString()).isEqualTo("everyone");
          assertThat(event.at("/message/text").asString()).isEqualTo("proactive hello");
        });
  }

  private static HttpResponse<String> post(String body) {
    return gateway.post("/api/notify", "application/json", body.getBytes(UTF_8));
  }
}
