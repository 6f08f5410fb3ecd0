package dev.herald.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.TextFormat;
import dev.herald.conversation.ConversationKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is published is read as what was meant.
class ContractJsonTest {
  private static final Instant AT = Instant.parse("2026-11-23T09:00:00.5Z");
  private static final ConversationKey KEY = new ConversationKey("b", "msteams", "t", "a:1");

  static Stream<Outcome> outcomes() {
    return Stream.of(
        new Outcome.Accepted(3),
        new Outcome.Deferred("not-before", AT),
        new Outcome.Deferred("in-part", AT, List.of("1", "")),
        new Outcome.Delivered(List.of("1", "2")),
        new Outcome.Unknown("timeout"),
        new Outcome.Failed("MessageSizeTooBig"),
        new Outcome.Expired(),
        new Outcome.Superseded(),
        new Outcome.Suppressed("quiet-hours"),
        new Outcome.Unreachable("no-reference"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void outcome_survivesItsJson(Outcome outcome) {
    OutcomeRecord record = new OutcomeRecord("e", "e~1", KEY, outcome, AT);

    assertThat(OutcomeJson.read(reparsed(OutcomeJson.write(record)))).isEqualTo(record);
  }

  @Test
  void outcomeOfAnEvent_namesNoRecipient() {
    JsonNode json = OutcomeJson.write(OutcomeRecord.ofEvent("e", new Outcome.Accepted(1), AT));

    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder("event", "outcome", "recipients", "at");
  }

  static Stream<Notification> notifications() {
    Target.Narrowing narrow = new Target.Narrowing("msteams", "t", "b");
    ObjectNode card = JsonMapper.shared().createObjectNode().put("type", "AdaptiveCard");
    return Stream.of(
        Notification.of(
            "1",
            new Target.User("u", Target.Narrowing.NONE),
            Message.Content.text("hi"),
            Priority.NORMAL),
        new Notification(
            "2",
            new Target.Conversation("c", narrow),
            new Message.Content("*hi*", TextFormat.MARKDOWN, card, "sum", "sv-SE", true),
            Priority.URGENT,
            AT,
            AT.plusSeconds(1),
            "key",
            IfUnknown.HOLD,
            "shop",
            "shipped"),
        Notification.of("3", new Target.Everyone(narrow), new Message.Whole(card), Priority.BULK));
  }

  @ParameterizedTest
  @MethodSource("notifications")
  void delivery_survivesItsJson(Notification event) {
    Delivery delivery = Delivery.of(event, KEY);

    assertThat(DeliveryJson.read(reparsed(DeliveryJson.write(delivery)))).isEqualTo(delivery);
  }

  @Test
  void deliveryId_isTheSameForTheSameEventAndConversation_andNoOther() {
    Notification event = notifications().findFirst().orElseThrow();
    ConversationKey other = new ConversationKey("b", "msteams", "t", "a:2");

    assertThat(Delivery.of(event, KEY).id())
        .isEqualTo(Delivery.of(event, KEY).id())
        .startsWith("1~")
        .isNotEqualTo(Delivery.of(event, other).id());
  }

  private static JsonNode reparsed(JsonNode json) {
    return JsonMapper.shared().readTree(json.toString());
  }
}
