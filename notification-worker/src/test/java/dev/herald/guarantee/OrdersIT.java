package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.history.Shown;
import dev.herald.testing.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// What operators order of single deliveries: pauses, skips, and what is refused for its age.
@Timeout(120)
class OrdersIT {
  private static Stack stack;
  private static Operator operator;

  @BeforeAll
  static void start() {
    stack = Operator.stack();
    operator = new Operator(stack);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aPausedScopeWaits_othersDoNot_andNothingIsLost() {
    User bea = stack.joins("bea");
    User cid = stack.joins("cid");
    assertThat(operator.runs("pause", "priority=urgent", "--reason", "a test").exitCode()).isZero();

    stack.notifications().publish(Events.with("paused-1", bea, "x", ",\"priority\":\"urgent\""));
    send(cid, "unpaused-1");

    awaitEnd("unpaused-1", "delivered");
    awaitEnd("paused-1", "accepted");
    assertThat(stack.channel().history().shownIn(bea.conversation())).isEmpty();
    JsonNode why = operator.runs("why", "--event", "paused-1", "--user", bea.id()).json();
    assertThat(why.path("timeline").size()).isPositive();
    assertThat(operator.runs("status").json().path("pauses").path(0).path("scope").asString())
        .isEqualTo("priority=urgent");
    assertThat(operator.runs("resume", "priority=urgent").exitCode()).isZero();
    awaitEnd("paused-1", "delivered");
  }

  @Test
  void aRecordThatAnOperatorSkips_isNotSentAndLiesAmongTheDeadLetters() {
    User fin = stack.joins("fin");
    operator.runs("pause", "all", "--reason", "to find the record");
    try (Topic deliveries = stack.topic("deliveries.normal")) {
      send(fin, "skipped-1");
      send(fin, "kept-1");
      List<ConsumerRecord<byte[], byte[]>> planned =
          Events.await("both deliveries")
              .until(() -> of(deliveries, "skipped-1", "kept-1"), found -> found.size() == 2);
      ConsumerRecord<byte[], byte[]> first = planned.getFirst();

      operator.runs(
          "skip",
          first.topic(),
          Integer.toString(first.partition()),
          Long.toString(first.offset()),
          "--reason",
          "wrong");
      operator.runs("resume", "all");
    }

    awaitEnd("skipped-1", "suppressed");
    awaitEnd("kept-1", "delivered");
    assertThat(stack.channel().history().shownIn(fin.conversation()))
        .extracting(Shown::text)
        .containsExactly("kept-1");
    assertThat(operator.letters("id=skipped-1").getFirst().path("reason").asString())
        .contains("wrong");
  }

  @Test
  void aPauseOutlivesItsWorker() {
    User gus = stack.joins("gus");
    operator.runs("pause", "bot=herald", "--reason", "a test");

    stack.stopWorkers();
    stack.startWorker();
    send(gus, "outlived-1");

    awaitEnd("outlived-1", "accepted");
    JsonNode why = operator.runs("why", "--event", "outlived-1", "--user", gus.id()).json();
    assertThat(why.path("answer").asString()).contains("bot=herald is paused");
    assertThat(stack.outcomes().of("outlived-1")).containsExactly("accepted");
    operator.runs("resume", "bot=herald");
    awaitEnd("outlived-1", "delivered");
  }

  @Test
  void whatIsOlderThanTheLedgersMemory_isNotSentAndSaysSo() {
    User hal = stack.joins("hal");
    send(hal, "young-1");
    awaitEnd("young-1", "delivered");

    stack
        .notifications()
        .publish(
            hal.id(), Events.text("old-1", hal, "old-1"), Instant.now().minus(Duration.ofDays(8)));

    awaitEnd("old-1", "suppressed");
    assertThat(stack.outcomes().recordsOf("old-1").getFirst().outcome().detail())
        .isEqualTo("beyond-ledger");
    assertThat(stack.channel().history().shownIn(hal.conversation()))
        .extracting(Shown::text)
        .containsExactly("young-1");
  }

  @Test
  void whatIsOlderThanTheLedgersMemoryAndNoEvent_isSetAsideAsIfItWereYoung() {
    User ida = stack.joins("ida");
    String noEvent = "{\"id\":\"old-and-broken\"}";

    stack.notifications().publish(ida.id(), noEvent, Instant.now().minus(Duration.ofDays(8)));

    awaitEnd("old-and-broken", "failed");
    Events.await("the dead letter")
        .until(() -> operator.letters("id=old-and-broken"), each -> each.size() == 1);
  }

  @Test
  void ordersThatCannotBeRead_orderNothingAndHoldNothingUp() {
    try (Topic orders = stack.topic("herald-control")) {
      for (String key : List.of("pause/x", "plan/x", "replay/x", "run/x", "skip/x", "hold/x")) {
        orders.publish(key, "{}");
      }
    }
    User jan = stack.joins("jan");
    send(jan, "beside-1");
    awaitEnd("beside-1", "delivered");

    JsonNode plan =
        operator.runs("replay", "plan", "--from", "-1h", "--where", "id=beside-1").json();
    JsonNode applied =
        operator.runs("replay", "apply", plan.path("id").asString(), "--wait").json();

    assertThat(applied.path("state").asString()).isEqualTo("published");
    assertThat(operator.runs("status").exitCode()).isZero();
    assertThat(stack.channel().history().shownIn(jan.conversation())).hasSize(1);
  }

  private static List<ConsumerRecord<byte[], byte[]>> of(Topic deliveries, String... events) {
    return deliveries.read().stream()
        .filter(each ->
            Stream.of(events)
                .anyMatch(event -> text(each).contains("\"delivery\":\"" + event + "~")))
        .toList();
  }

  private static String text(ConsumerRecord<byte[], byte[]> source) {
    return new String(source.value(), StandardCharsets.UTF_8);
  }

  private static void send(User user, String id) {
    stack.notifications().publish(user.id(), Events.text(id, user, id));
  }

  private static void awaitEnd(String id, String outcome) {
    Events.await("the end of " + id).until(() -> stack.outcomes().of(id).contains(outcome));
  }
}
