package dev.herald.gateway.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What channels post is answered as the protocol says, and remembered.
class MessagesIT {
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
  void aMessageIsAnsweredThroughTheTopic() {
    gateway.postActivity(Activities.message("echo", "m1", Instant.now(), ""));

    List<JsonNode> events = gateway.eventsTo("echo");
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().at("/message/activity/text").asString()).isEqualTo("You said: hi");
    assertThat(events.getFirst().at("/message/activity/replyToId").asString()).isEqualTo("m1");
  }

  @Test
  void aUserWhoJoinsIsGreetedAndTheBotItselfIsNot() {
    String joined =
        """
        {"type":"conversationUpdate","channelId":"directline","serviceUrl":"http://localhost:1/",
         "conversation":{"id":"greet"},"recipient":{"id":"bot"},"from":{"id":"u"},
         "membersAdded":[{"id":"%s"}]}\
        """;
    gateway.postActivity(joined.formatted("bot"));
    assertThat(gateway.eventsTo("greet")).isEmpty();

    gateway.postActivity(joined.formatted("u"));
    assertThat(gateway.eventsTo("greet")).hasSize(1);
  }

  @Test
  void aRedeliveredMessageIsAnsweredOnce() {
    Instant at = Instant.now();
    String message = Activities.message("again", "m1", at, "");

    assertThat(gateway.postActivity(message).statusCode()).isEqualTo(200);
    assertThat(gateway.postActivity(message).statusCode()).isEqualTo(200);

    assertThat(gateway.eventsTo("again")).hasSize(1);
  }

  @Test
  void whoExpectsRepliesGetsThemInTheAnswerAndNothingIsPublished() {
    HttpResponse<String> answer =
        gateway.postActivity(
            Activities.message(
                "inline", "m1", Instant.now(), ",\"deliveryMode\":\"expectReplies\""));

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode body = JsonMapper.shared().readTree(answer.body());
    assertThat(body.at("/activities/0/text").asString()).isEqualTo("You said: hi");
    assertThat(gateway.eventsTo("inline")).isEmpty();
  }
}
