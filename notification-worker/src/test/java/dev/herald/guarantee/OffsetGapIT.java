package dev.herald.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.history.Shown;
import dev.herald.notification.Delivery;
import dev.herald.notification.DeliveryJson;
import dev.herald.notification.NotificationJson;
import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import dev.herald.testing.Topic;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Promise: what was aborted is never shown, and the gaps that transactions leave in the offsets
/// hold nothing up. Who sends commits to the end of the log even if nothing follows a gap; who
/// plans does so with the next event.
@Tag("long")
class OffsetGapIT {
  private static final int ROUNDS = 10;
  private static final String DELIVERIES = Topics.deliveries(Priority.NORMAL);

  private static Stack stack;

  @BeforeAll
  static void start() {
    stack = Stack.start();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void eventsOfAnAbortedTransactionAreNeverShownAndTheirOffsetsHoldNothingUp() {
    User ada = stack.joins("ada");
    byte[] key = ada.id().getBytes(UTF_8);
    try (Transactions service = new Transactions(stack.bootstrapServers(), Topics.NOTIFICATIONS)) {
      for (int i = 0; i < ROUNDS; i++) {
        service.commit(key, Events.text("ada-" + i, ada, "committed-" + i));
        service.abort(key, Events.text("aborted-" + i, ada, "aborted-" + i));
      }
    }
    stack
        .notifications()
        .publish(key, Events.text("last", ada, "committed-" + ROUNDS).getBytes(UTF_8));

    assertOnlyCommittedAreShown(ada, ROUNDS + 1);
    Events.await("no lag of who plans").until(() -> ConsumerGroup.planners(stack).lag() == 0);
  }

  @Test
  void deliveriesOfAnAbortedTransactionAreNeverShownAndTheirOffsetsHoldNothingUp() {
    User eve = stack.joins("eve");
    ConsumerRecord<byte[], byte[]> planned = planned(eve);
    try (Transactions other = new Transactions(stack.bootstrapServers(), DELIVERIES)) {
      for (int i = 1; i < ROUNDS; i++) {
        other.abort(planned.key(), another(planned, "aborted-" + i));
        other.commit(planned.key(), another(planned, "committed-" + i));
      }
      other.abort(planned.key(), another(planned, "aborted-" + ROUNDS));
    }

    assertOnlyCommittedAreShown(eve, ROUNDS);
    Events.await("no lag of who sends").until(() -> ConsumerGroup.senders(stack).lag() == 0);
  }

  private static void assertOnlyCommittedAreShown(User user, int committed) {
    Events.await("what was committed")
        .until(() -> shownTo(user).contains("committed-" + (committed - 1)));
    assertThat(shownTo(user))
        .containsExactlyElementsOf(
            IntStream.range(0, committed).mapToObj(i -> "committed-" + i).toList());
  }

  private static List<String> shownTo(User user) {
    return stack.channel().history().shownIn(user.conversation()).stream()
        .map(Shown::text)
        .toList();
  }

  /// The record that a first event of that user became.
  private static ConsumerRecord<byte[], byte[]> planned(User user) {
    stack.notifications().publish(user.id(), Events.text("eve-0", user, "committed-0"));
    try (Topic deliveries = stack.topic(DELIVERIES)) {
      return Events.await("its delivery")
          .until(
              () -> deliveries.read().stream().filter(each -> isOf("eve-0", each)).toList(),
              found -> !found.isEmpty())
          .getFirst();
    }
  }

  private static boolean isOf(String event, ConsumerRecord<byte[], byte[]> delivery) {
    return json(delivery).at("/event/id").asString().equals(event);
  }

  /// Another delivery to the same conversation.
  private static String another(ConsumerRecord<byte[], byte[]> planned, String text) {
    ObjectNode event = (ObjectNode) json(planned).get("event");
    event.put("id", "eve-" + text);
    ((ObjectNode) event.get("message")).put("text", text);
    Delivery like = DeliveryJson.read(json(planned));
    return DeliveryJson.write(Delivery.of(NotificationJson.read(event), like.conversation()))
        .toString();
  }

  private static JsonNode json(ConsumerRecord<byte[], byte[]> delivery) {
    return JsonMapper.shared().readTree(delivery.value());
  }
}
