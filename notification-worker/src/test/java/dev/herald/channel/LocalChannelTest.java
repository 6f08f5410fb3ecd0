package dev.herald.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.fault.Latency;
import dev.herald.channel.history.Attempt;
import dev.herald.channel.history.Shown;
import dev.herald.channel.limit.Limits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The simulator does what it is told, and remembers truly: everything else is judged by it.
class LocalChannelTest {
  private static final String HELLO = "{\"type\":\"message\",\"text\":\"hello\"}";

  private final LocalChannel channel = LocalChannel.builder().limits(Limits.none()).start();

  @AfterEach
  void close() {
    channel.close();
  }

  @Test
  void whatABotSendsIsShownOnceAndRememberedInOrder() throws Exception {
    for (String text : new String[] {"one", "two", "three"}) {
      assertThat(send("a/b|c;d", HELLO.replace("hello", text)).statusCode()).isEqualTo(201);
    }

    assertThat(channel.history().shownIn("a/b|c;d"))
        .extracting(Shown::text)
        .containsExactly("one", "two", "three");
    assertThat(channel.history().shown()).extracting(Shown::order).containsExactly(0L, 1L, 2L);
  }

  @Test
  void rulesAreAStoryForOneConversationAndLeaveTheOthersAlone() throws Exception {
    channel.faults().add(FaultRule.next(1, "c", Fault.throttled("7")));
    channel.faults().add(FaultRule.next(2, "c", Fault.status(404)));

    assertThat(send("other", HELLO).statusCode()).isEqualTo(201);
    HttpResponse<String> throttled = send("c", HELLO);
    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.headers().firstValue("retry-after")).hasValue("7");
    assertThat(send("c", HELLO).body()).contains("ConversationNotFound");
    assertThat(send("c", HELLO).statusCode()).isEqualTo(404);
    assertThat(send("c", HELLO).statusCode()).isEqualTo(201);
    assertThat(channel.history().attemptsIn("c"))
        .extracting(Attempt::status)
        .containsExactly(429, 404, 404, 201);
  }

  @Test
  void aResetBeforeAndAfterTheMessageWasShownLookTheSameToTheBot() {
    channel.faults().add(FaultRule.next(1, "c", new Fault.Reset(false)));
    channel.faults().add(FaultRule.next(1, "c", new Fault.Reset(true)));

    assertThatThrownBy(() -> send("c", HELLO)).isInstanceOf(IOException.class);
    assertThat(channel.history().shownIn("c")).isEmpty();
    assertThatThrownBy(() -> send("c", HELLO)).isInstanceOf(IOException.class);
    assertThat(channel.history().shownIn("c")).hasSize(1);
  }

  @Test
  void latencyIsKept() throws Exception {
    channel.faults().latency(Latency.of(Duration.ofMillis(120), Duration.ofMillis(30)));
    long begin = System.nanoTime();

    send("c", HELLO);

    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(120));
  }

  @Test
  void aServiceUrlThatMovedKnowsNobodyAnyMore() throws Exception {
    URI before = channel.serviceUrl();
    URI after = channel.moveServiceUrl();

    assertThat(Client.post(before + "v3/conversations/c/activities", HELLO).statusCode())
        .isEqualTo(404);
    assertThat(Client.post(after + "v3/conversations/c/activities", HELLO).statusCode())
        .isEqualTo(201);
  }

  @Test
  void theLimitsOfTeamsAreEnforcedPerThreadAndPerTenant() throws Exception {
    try (LocalChannel teams = LocalChannel.builder().limits(Limits.ofTeams()).start()) {
      long throttled =
          IntStream.range(0, 10)
              .map(i -> status(teams, "one;messageid=" + i))
              .filter(s -> s == 429)
              .count();
      assertThat(throttled).isEqualTo(3);

      long others =
          IntStream.range(0, 60).map(i -> status(teams, "c" + i)).filter(s -> s == 201).count();
      assertThat(others).isEqualTo(43);
    }
  }

  @Test
  void itCanBeToldAndAskedOverHttp() throws Exception {
    assertThat(
            Client.post(
                    channel.base() + "/control/faults",
                    "[{\"conversation\":\"x*\",\"times\":1,\"status\":503,\"latencyMs\":5}]")
                .statusCode())
        .isEqualTo(200);

    assertThat(send("x1", HELLO).statusCode()).isEqualTo(503);
    assertThat(send("x1", HELLO).statusCode()).isEqualTo(201);

    JsonNode shown = Client.json(channel.base() + "/control/shown?conversation=x1");
    assertThat(shown.at("/0/activity/text").asString()).isEqualTo("hello");
    assertThat(Client.json(channel.base() + "/control/stats").path("attempts").asInt())
        .isEqualTo(2);
    assertThat(Client.post(channel.base() + "/control/faults", "{\"oops\":1}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void operationsAChannelDoesNotSupportAreAnswered405AndNonsense400Or404() throws Exception {
    String activity = channel.serviceUrl() + "v3/conversations/c/activities/1";
    assertThat(Client.send("PUT", activity, HELLO).statusCode()).isEqualTo(405);
    assertThat(Client.send("DELETE", activity, "").statusCode()).isEqualTo(405);
    assertThat(send("c", "nonsense").statusCode()).isEqualTo(400);
    assertThat(Client.post(channel.base() + "/nowhere/at/all", "").statusCode()).isEqualTo(404);
    assertThat(channel.history().count()).isZero();
  }

  @Test
  void createConversationAnswersTheSameConversationForTheSameMember() throws Exception {
    String url = channel.serviceUrl() + "v3/conversations";
    String body = "{\"members\":[{\"id\":\"29:x\"}],\"bot\":{\"id\":\"b\"}}";

    JsonNode first = JsonMapper.shared().readTree(Client.post(url, body).body());

    assertThat(JsonMapper.shared().readTree(Client.post(url, body).body())).isEqualTo(first);
    assertThat(Client.post(url, "{}").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> send(String conversation, String activity) throws Exception {
    return Client.post(Client.activities(channel.serviceUrl(), conversation), activity);
  }

  private static int status(LocalChannel channel, String conversation) {
    try {
      return Client.post(Client.activities(channel.serviceUrl(), conversation), HELLO).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
