package dev.herald.gateway.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.StoredReference;
import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bad input is the normal case: a clear answer, and what comes next is served.
class BadInputIT {
  private static final String GOOD = Activities.message("good", "g", Instant.EPOCH, "");

  private static Gateway gateway;

  @BeforeAll
  static void start() {
    gateway = Gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("nothing", "", 400),
        Arguments.of("white space", "  ", 400),
        Arguments.of("no JSON", "hello", 400),
        Arguments.of("half an activity", GOOD.substring(0, 40), 400),
        Arguments.of("something behind it", GOOD + "x", 400),
        Arguments.of("a list", "[]", 400),
        Arguments.of("a number", "1", 400),
        Arguments.of("an empty object", "{}", 400),
        Arguments.of("a type that is a number", GOOD.replace("\"message\"", "1"), 400),
        Arguments.of("an empty service URL", GOOD.replace("http://localhost:1/", ""), 400),
        Arguments.of("no service URL", GOOD.replace("serviceUrl", "url"), 400),
        Arguments.of(
            "a conversation that is a text", GOOD.replace("{\"id\":\"good\"}", "\"x\""), 400),
        Arguments.of("a member twice", GOOD.replace("\"text\"", "\"type\""), 400),
        Arguments.of(
            "a number beyond every exponent",
            GOOD.replace("\"message\"", "1e999999123456789012345678901234567890.1"),
            400),
        Arguments.of(
            "a number with the largest exponent", GOOD.replace("\"hi\"", "1e2147483647"), 400),
        Arguments.of("depth of 2000", "{\"a\":".repeat(2000) + "1" + "}".repeat(2000), 400),
        Arguments.of("2 MB", "{\"text\":\"" + "x".repeat(2_000_000) + "\"}", 413),
        Arguments.of(
            "a stranger's service URL", GOOD.replace("//localhost:1/", "//evil.example/"), 403));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void isAnsweredWithAProblemAndTheNextActivityIsServed(String what, String body, int status) {
    assertProblem(gateway.postActivity(body), status);

    assertThat(gateway.postActivity(GOOD).statusCode()).as("after " + what).isEqualTo(200);
  }

  @Test
  void invalidUtf8IsRefused() {
    byte[] body = GOOD.getBytes(UTF_8);
    body[GOOD.indexOf("hi")] = (byte) 0xC3;

    assertProblem(gateway.post("/api/messages", "application/json", body), 400);
  }

  @Test
  void anotherContentTypeIsRefused() {
    assertProblem(gateway.post("/api/messages", "text/plain", GOOD.getBytes(UTF_8)), 415);
  }

  @Test
  void unknownMembersOfWhoTalksSurviveInTheReference() {
    String odd =
        """
        {"type":"message","channelId":"directline","serviceUrl":"http://localhost:1/",
         "conversation":{"id":"odd","mood":{"deep":[1,0.12345678901234567890]}},"from":{"id":"u","shoe":43},
         "recipient":{"id":"bot","colour":"red"},"flavour":"new"}\
        """;

    assertThat(gateway.postActivity(odd).statusCode()).isEqualTo(200);

    StoredReference kept = gateway.store().named("odd").getFirst();
    JsonNode conversation = kept.reference().conversation().json();
    assertThat(conversation.path("mood").toString())
        .isEqualTo("{\"deep\":[1,0.12345678901234567890]}");
    assertThat(String.valueOf(kept.reference())).contains("shoe").contains("red");
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asString("")).isNotEmpty();
  }
}
