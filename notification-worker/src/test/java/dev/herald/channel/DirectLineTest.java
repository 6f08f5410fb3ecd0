package dev.herald.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Direct Line 3.0 as its clients use it: token, conversation, activities with watermark, stream.
class DirectLineTest {
  private final List<JsonNode> heardByBot = new CopyOnWriteArrayList<>();
  private volatile int botStatus = 200;
  private HttpServer bot;
  private LocalChannel channel;

  @BeforeEach
  void start() throws IOException {
    bot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    bot.createContext(
        "/api/messages",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          heardByBot.add(JsonMapper.shared().readTree(body));
          exchange.sendResponseHeaders(botStatus, -1);
          exchange.close();
        });
    bot.start();
    URI endpoint =
        URI.create("http://127.0.0.1:%d/api/messages".formatted(bot.getAddress().getPort()));
    channel = LocalChannel.builder().botEndpoint(endpoint).start();
  }

  @AfterEach
  void stop() {
    channel.close();
    bot.stop(0);
  }

  @Test
  void theBotLearnsOfTheUserThenHearsWhatIsSaidWithTheServiceUrlToAnswerTo() throws Exception {
    JsonNode session = begin("dl_ada");

    assertThat(heardByBot.getFirst().path("type").asString()).isEqualTo("conversationUpdate");
    assertThat(heardByBot.getFirst().at("/membersAdded/1/id").asString()).isEqualTo("dl_ada");

    HttpResponse<String> said =
        say(session, "{\"type\":\"message\",\"text\":\"hi\",\"from\":{\"id\":\"eve\"}}");

    assertThat(said.statusCode()).isEqualTo(200);
    JsonNode heard = heardByBot.getLast();
    assertThat(heard.path("text").asString()).isEqualTo("hi");
    assertThat(heard.at("/from/id").asString())
        .as("the token decides who speaks")
        .isEqualTo("dl_ada");
    assertThat(heard.path("serviceUrl").asString()).isEqualTo(channel.serviceUrl().toString());
    assertThat(heard.path("id")).isEqualTo(JsonMapper.shared().readTree(said.body()).path("id"));
  }

  @Test
  void whatWasSaidIsReadByWatermark() throws Exception {
    JsonNode session = begin("dl_bob");
    say(session, "{\"type\":\"message\",\"text\":\"one\"}");
    botSays(session, "two");

    JsonNode all = activities(session, "");
    assertThat(all.path("activities")).hasSize(2);
    assertThat(all.path("watermark").asString()).isEqualTo("2");
    assertThat(activities(session, "?watermark=1").at("/activities/0/text").asString())
        .isEqualTo("two");
    assertThat(activities(session, "?watermark=2").path("activities")).isEmpty();
  }

  @Test
  void theStreamMissesNothingSinceItsUrlWasGivenAndCarriesWhatTheBotSays() throws Exception {
    JsonNode session = begin("dl_cat");
    botSays(session, "before the socket was open");
    List<JsonNode> sets = new CopyOnWriteArrayList<>();
    WebSocket socket = open(session, sets);
    botSays(session, "after");

    Awaitility.await("both")
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(sets)
                .flatExtracting(set -> List.copyOf(set.path("activities").valueStream().toList()))
                .extracting(each -> each.path("text").asString())
                .containsExactly("before the socket was open", "after"));
    socket.abort();
  }

  @Test
  void aBotThatRefusesIsTold502() throws Exception {
    JsonNode session = begin("dl_dan");
    botStatus = 500;

    HttpResponse<String> said = say(session, "{\"type\":\"message\",\"text\":\"x\"}");

    assertThat(said.statusCode()).isEqualTo(502);
    assertThat(said.body()).contains("BotError");
  }

  @Test
  void nobodyReadsAConversationWithAnotherToken() throws Exception {
    JsonNode mine = begin("dl_eve");
    JsonNode other = begin("dl_fay");
    String url = conversation(mine) + "/activities";

    assertThat(Client.send("GET", url, "").statusCode()).isEqualTo(403);
    assertThat(Client.send("GET", url, "", "authorization", bearer(other)).statusCode())
        .isEqualTo(403);
    assertThat(Client.send("GET", url, "", "authorization", bearer(mine)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aUserIdMustBeginWithDl() throws Exception {
    assertThat(
            Client.post(
                    channel.base() + "/v3/directline/tokens/generate", "{\"user\":{\"id\":\"x\"}}")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void pagesOfOtherOriginsMayCall() throws Exception {
    HttpResponse<String> preflight =
        Client.send("OPTIONS", channel.base() + "/v3/directline/conversations/x/activities", "");
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("access-control-allow-origin")).hasValue("*");
  }

  private JsonNode begin(String user) throws Exception {
    String base = channel.base() + "/v3/directline";
    String body = "{\"user\":{\"id\":\"" + user + "\"}}";
    JsonNode token =
        JsonMapper.shared().readTree(Client.post(base + "/tokens/generate", body).body());
    HttpResponse<String> begun =
        Client.send("POST", base + "/conversations", "", "authorization", bearer(token));
    assertThat(begun.statusCode()).isEqualTo(201);
    return JsonMapper.shared().readTree(begun.body());
  }

  private HttpResponse<String> say(JsonNode session, String activity) throws Exception {
    return Client.send(
        "POST", conversation(session) + "/activities", activity, "authorization", bearer(session));
  }

  private void botSays(JsonNode session, String text) throws Exception {
    String conversation = session.path("conversationId").asString();
    Client.post(
        Client.activities(channel.serviceUrl(), conversation),
        "{\"type\":\"message\",\"text\":\"" + text + "\"}");
  }

  private JsonNode activities(JsonNode session, String query) throws Exception {
    String url = conversation(session) + "/activities" + query;
    return JsonMapper.shared()
        .readTree(Client.send("GET", url, "", "authorization", bearer(session)).body());
  }

  private WebSocket open(JsonNode session, List<JsonNode> sets) {
    URI stream = URI.create(session.path("streamUrl").asString());
    return Client.HTTP
        .newWebSocketBuilder()
        .buildAsync(stream, new SetListener(sets))
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  private String conversation(JsonNode session) {
    return channel.base()
        + "/v3/directline/conversations/"
        + session.path("conversationId").asString();
  }

  private static String bearer(JsonNode session) {
    return "Bearer " + session.path("token").asString();
  }

  private record SetListener(List<JsonNode> sets) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      sets.add(JsonMapper.shared().readTree(data.toString().getBytes(StandardCharsets.UTF_8)));
      socket.request(1);
      return null;
    }
  }
}
