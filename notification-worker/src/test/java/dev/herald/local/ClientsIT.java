package dev.herald.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.ActivityTypes;
import dev.herald.gateway.BotGatewayApplication;
import dev.herald.testing.Ports;
import dev.herald.turn.InvokeResponse;
import dev.herald.turn.TurnHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Microsoft's own clients talk to Herald, unchanged.
@Tag("clients")
class ClientsIT {
  private static final String PLAYGROUND = "node_modules/@microsoft/m365agentsplayground/cli.js";
  private static final String COMPOSER = "div[contenteditable=true]";

  @TempDir private static Path directory;
  private static FreePortsStack stack;
  private static NodeClients node;

  @BeforeAll
  static void start() throws Exception {
    node = NodeClients.install();
    stack = FreePortsStack.start(directory);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void directLineJsChatsThroughTheLocalChannelAndIsToldANotification() {
    JsonNode chat =
        json(
            node.run(
                "directline.mjs", stack.channel("/v3/directline"), stack.gateway("/api/notify")));
    assertThat(chat.path("id").asString("")).contains("|");
    assertThat(chat.path("statuses").toString()).endsWith("\"Online\"]");
    assertThat(chat.path("texts").valueStream().map(JsonNode::asString))
        .containsSubsequence(
            "dl_clients: hello", "herald: You said: hello", "herald: Your order has shipped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"emulator", "msteams"})
  void theAgentsPlaygroundConnectsChatsAndShowsANotification(String channel) throws Exception {
    int port = Ports.free();
    Process playground =
        node.start(
            PLAYGROUND,
            "--app-endpoint",
            stack.gateway("/api/messages"),
            "--channel-id",
            channel,
            "--port",
            Integer.toString(port),
            "--disable-telemetry");
    try (Browser browser = new Browser()) {
      awaitPage("http://localhost:" + port + "/");
      browser.open("http://localhost:" + port + "/");
      browser.await("body", "Hello!");
      browser.await(COMPOSER).sendKeys("good morning", Keys.ENTER);
      browser.await("body", "You said: good morning");
      publish(
          """
          {"id":"playground-%1$s","to":{"audience":"everyone","channel":"%1$s"},
           "message":{"text":"Shipped to %1$s"}}\
          """
              .formatted(channel));
      browser.await("body", "message 201 Shipped to " + channel);
    } finally {
      playground.destroy();
    }
  }

  @Test
  void cloudAdaptersRequestsForRepliesAndInvokesAreAnsweredInTheBody() {
    int port = Ports.free();
    try (ConfigurableApplicationContext _ = cardBot(port)) {
      JsonNode answers =
          json(node.run("cloudadapter.mjs", "http://localhost:" + port + "/api/messages"));
      assertThat(answers.at("/expectReplies/status").asInt()).isEqualTo(200);
      assertThat(answers.at("/expectReplies/body/activities/0/text").asString())
          .isEqualTo("You said: hello");
      assertThat(answers.at("/invoke/status").asInt()).isEqualTo(202);
      assertThat(answers.at("/invoke/body").toString()).isEqualTo("{\"verb\":\"ship\"}");
      assertThat(answers.at("/invokeExpectingReplies/body/activities/0/text").asString())
          .isEqualTo("done");
      assertThat(answers.at("/invokeExpectingReplies/body/body").isObject()).isTrue();
      assertThat(answers.at("/unhandled/status").asInt()).isEqualTo(501);
      assertThat(answers.at("/message/status").asInt()).isEqualTo(200);
    }
  }

  /// A second gateway on the same ground, with a bot that answers card actions.
  private static ConfigurableApplicationContext cardBot(int port) {
    return BotGatewayApplication.builder()
        .sources(CardBot.class)
        .profiles("local")
        .registerShutdownHook(false)
        .run(
            "--server.port=" + port,
            "--spring.jmx.enabled=false",
            "--spring.kafka.bootstrap-servers=" + stack.options().bootstrapServers(),
            "--herald.redis.url=" + stack.options().redisUrl());
  }

  @Configuration(proxyBeanMethods = false)
  static class CardBot {
    @Bean(ActivityTypes.INVOKE)
    TurnHandler cardActions() {
      return turn -> {
        if (turn.activity().json().path("name").asString("").equals("adaptiveCard/action")) {
          turn.send("done");
          JsonNode verb = turn.activity().json().at("/value/action/verb");
          turn.respond(
              new InvokeResponse(
                  202, JsonNodeFactory.instance.objectNode().put("verb", verb.asString("none"))));
        }
      };
    }
  }

  private static void awaitPage(String url) {
    Awaitility.await("the Playground")
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> send(HttpRequest.newBuilder(URI.create(url)).build()).statusCode() == 200);
  }

  private static void publish(String event) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.gateway("/api/notify")))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(event))
            .build();
    assertThat(send(request).statusCode()).isEqualTo(202);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
