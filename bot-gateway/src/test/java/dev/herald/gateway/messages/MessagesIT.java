package dev.herald.gateway.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.StoredReference;
import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "directline-joined-bot, 200",
    "directline-joined-user, 200",
    "directline-message, 200",
    "email-message, 200",
    "emulator-joined-bot, 200",
    "emulator-joined-both, 200",
    "emulator-joined-user, 200",
    "emulator-message, 200",
    "slack-message, 200",
    "teams-bot-removed-from-team, 200",
    "teams-channel-renamed, 200",
    "teams-channel-thread-message, 200",
    "teams-event-read-receipt, 200",
    "teams-group-message, 200",
    "teams-installed-personal, 200",
    "teams-invoke-card-action, 501",
    "teams-personal-message, 200",
    "teams-reaction, 200",
    "teams-uninstalled-personal, 200",
    "unknown-type, 200",
    "webchat-message, 200",
  })
  void activitiesAsChannelsSendThemAreAnsweredAndTheirReferencesKept(String name, int status) {
    String activity = Activities.recorded(name);

    assertThat(gateway.postActivity(activity).statusCode()).isEqualTo(status);

    JsonNode sent = JsonMapper.shared().readTree(activity);
    String conversation = sent.at("/conversation/id").asString().replaceAll(";messageid=.*", "");
    List<StoredReference> kept = gateway.store().named(conversation);
    assertThat(kept)
        .anySatisfy(stored ->
            assertThat(stored.reference().serviceUrl())
                .isEqualTo(sent.path("serviceUrl").asString()));
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
