package dev.herald.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.history.Attempt;
import dev.herald.channel.history.Shown;
import dev.herald.notification.Headers;
import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of a delivery when the channel says no, says later, or says nothing.
class RetryIT {
  private static Stack stack;

  @BeforeAll
  static void start() {
    stack =
        Stack.start(
            UnaryOperator.identity(),
            Map.of(
                "herald.send.first-backoff", "20ms",
                "herald.send.longest-backoff", "50ms",
                "herald.send.retry.normal.attempts", "4",
                "herald.http.connect", "1s",
                "herald.http.deadline", "2s"));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aThrottledSendComesAgainAfterTheTimeThatTheChannelAskedForAndWhatFollowsWaits() {
    User ada = stack.joins("ada");
    fail(ada, 1, Fault.throttled("1"));

    send(ada, "first");
    send(ada, "second");

    awaitEnd("second", "delivered");
    List<Attempt> attempts = stack.channel().history().attemptsIn(ada.conversation());
    assertThat(attempts).extracting(Attempt::status).containsExactly(429, 201, 201);
    assertThat(Duration.between(attempts.get(0).at(), attempts.get(1).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertShown(ada, "first", "second");
  }

  @Test
  void aChannelThatKeepsSayingLaterFailsTheDeliveryAndSetsItAside() {
    User bob = stack.joins("bob");
    fail(bob, 4, Fault.status(503));

    send(bob, "never");
    send(bob, "next");

    awaitEnd("never", "failed");
    awaitEnd("next", "delivered");
    assertShown(bob, "next");
    Events.await("the dead letter")
        .untilAsserted(() ->
            assertThat(letters("never")).singleElement().satisfies(RetryIT::tellsOfFourAttempts));
  }

  @Test
  void aRefusalIsFinalAtOnce() {
    User cat = stack.joins("cat");
    fail(cat, 1, Fault.code(403, "BotNotInConversationRoster"));

    send(cat, "refused");

    awaitEnd("refused", "failed");
    assertThat(stack.outcomes().recordsOf("refused").getLast().outcome())
        .isEqualTo(new Outcome.Failed("BotNotInConversationRoster"));
    assertThat(stack.channel().history().attemptsIn(cat.conversation())).hasSize(1);
  }

  @Test
  void aSendWhoseAnswerWasLostComesAgainOnceAndIsFlaggedAsPerhapsShownTwice() {
    User dan = stack.joins("dan");
    fail(dan, 1, new Fault.Reset(true));

    send(dan, "doubtful");

    awaitEnd("doubtful", "delivered");
    assertThat(stack.outcomes().recordsOf("doubtful").getLast().outcome())
        .isInstanceOfSatisfying(
            Outcome.Delivered.class, end -> assertThat(end.possibleDuplicate()).isTrue());
    assertShown(dan, "doubtful", "doubtful");
  }

  @Test
  void aSendWhoseAnswerWasLostIsHeldWhenTheEventSaysSo() {
    User eve = stack.joins("eve");
    fail(eve, 1, new Fault.Silence(true));

    stack
        .notifications()
        .publish("eve", Events.with("held", eve, "held", ",\"ifUnknown\":\"hold\""));
    send(eve, "after-held");

    awaitEnd("held", "unknown");
    awaitEnd("after-held", "delivered");
    assertShown(eve, "held", "after-held");
  }

  @Test
  void aSendWhoseAnswerWasLostIsUnknownNotExpiredWhenItsTimeIsOverBeforeItComesAgain() {
    User gus = stack.joins("gus");
    fail(gus, 1, new Fault.Silence(true));

    String soon = Events.time("notAfter", Instant.now().plusSeconds(1));
    stack.notifications().publish("gus", Events.with("brief", gus, "brief", soon));

    awaitEnd("brief", "unknown");
    assertShown(gus, "brief");
  }

  @Test
  void theSecondActivityOfADeliveryIsRetriedWithoutTheFirst() {
    User fay = stack.joins("fay");
    stack.channel().faults().add(new FaultRule(fay.conversation(), 1, 1, null, new Fault.None()));
    fail(fay, 2, Fault.status(502));

    stack
        .notifications()
        .publish(
            """
            {"id":"steps","to":{"user":"dl_fay"},"message":{"text":"one",
             "card":{"type":"AdaptiveCard","version":"1.4","body":[]}}}\
            """);

    awaitOutcomes("steps", "accepted", "deferred", "delivered");
    assertThat(stack.channel().history().attemptsIn(fay.conversation()))
        .extracting(Attempt::status)
        .containsExactly(201, 502, 502, 201);
    List<Shown> shown = stack.channel().history().shownIn(fay.conversation());
    assertThat(shown).hasSize(2);
    assertThat(stack.outcomes().recordsOf("steps"))
        .extracting(OutcomeRecord::outcome)
        .filteredOn(Outcome.Deferred.class::isInstance)
        .singleElement(as(type(Outcome.Deferred.class)))
        .extracting(Outcome.Deferred::activityIds)
        .isEqualTo(List.of(shown.getFirst().activityId()));
  }

  private static List<ConsumerRecord<byte[], byte[]>> letters(String event) {
    return stack.deadLetters().read().stream()
        .filter(letter -> new String(letter.value(), UTF_8).contains("\"" + event + "\""))
        .toList();
  }

  private static void tellsOfFourAttempts(ConsumerRecord<byte[], byte[]> letter) {
    JsonNode tried =
        JsonMapper.shared().readTree(letter.headers().lastHeader(Headers.ATTEMPTS).value());
    assertThat(tried.valueStream().map(each -> each.path("status").asInt()))
        .containsExactly(503, 503, 503, 503);
    assertThat(tried.path(0).propertyNames())
        .containsExactlyInAnyOrder("at", "status", "code", "ms");
  }

  private static void fail(User user, int times, Fault fault) {
    stack.channel().faults().add(FaultRule.next(times, user.conversation(), fault));
  }

  private static void send(User user, String id) {
    stack.notifications().publish(user.id(), Events.text(id, user, id));
  }

  private static void awaitEnd(String id, String outcome) {
    awaitOutcomes(id, "accepted", outcome);
  }

  private static void awaitOutcomes(String id, String... outcomes) {
    Events.await("the end of " + id)
        .untilAsserted(() -> assertThat(stack.outcomes().of(id)).containsExactly(outcomes));
  }

  private static void assertShown(User user, String... texts) {
    assertThat(stack.channel().history().shownIn(user.conversation()))
        .extracting(Shown::text)
        .containsExactly(texts);
  }
}
