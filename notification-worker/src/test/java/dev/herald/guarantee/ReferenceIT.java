package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.LocalChannel;
import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.history.Attempt;
import dev.herald.channel.history.Shown;
import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.StoredReferenceJson;
import dev.herald.notification.Outcome;
import dev.herald.testing.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Promise: references live. What a send reveals moves a reference, the mirror learns of it, and
/// the user's next activity revives it. Comparable systems delete a reference on any 403 or 404.
class ReferenceIT {
  private static LocalChannel government;
  private static Stack stack;
  private static Topic mirror;

  @BeforeAll
  static void start() {
    government = LocalChannel.builder().start();
    stack =
        Stack.start(
            UnaryOperator.identity(),
            Map.of(
                "herald.send.first-backoff", "20ms",
                "herald.send.longest-backoff", "50ms",
                "herald.references.confirmations", "200ms,300ms",
                "herald.references.government-service-url", government.serviceUrl()));
    // The gateway's 200 says that the topic is there, with all its partitions.
    stack.joins("first");
    mirror = stack.topic("conversation-references");
  }

  @AfterAll
  static void stop() {
    mirror.close();
    stack.close();
    government.close();
  }

  @ParameterizedTest
  @CsvSource({
    "403, BotNotInConversationRoster, REMOVED",
    "403, ForbiddenOperationException, REMOVED",
    "403, ConversationBlockedByUser, BLOCKED",
    "403, MessageWritesBlocked, BLOCKED",
    "403, BotDisabledByAdmin, TENANT_DISABLED",
    "404, BotNotInConversationRoster, REMOVED",
  })
  void aRefusalMovesTheReferenceAndTheNextActivityRevivesIt(
      int status, String code, ReferenceState state) {
    User user = stack.joins("of-" + status + code.toLowerCase(Locale.ROOT));
    fail(user, 1, Fault.code(status, code));

    send(user, "refused-" + user.id());
    awaitEnd("refused-" + user.id(), new Outcome.Failed(code));
    send(user, "unsent-" + user.id());
    awaitEnd(
        "unsent-" + user.id(),
        new Outcome.Unreachable(state.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    assertThat(mirrored(user).state()).isEqualTo(state);
    assertThat(mirrored(user).standing().reason()).isEqualTo(code);

    user.says("here I am");
    send(user, "again-" + user.id());
    awaitDelivered("again-" + user.id());
    assertShown(user, "again-" + user.id());
  }

  @Test
  void aConversationThatIsNotThereForAMomentLosesNothingAndKeepsItsOrder() {
    User ada = stack.joins("ada");
    fail(ada, 2, Fault.code(404, "ConversationNotFound"));

    send(ada, "first");
    send(ada, "second");

    awaitDelivered("second");
    assertShown(ada, "first", "second");
    assertThat(attempts(ada)).extracting(Attempt::status).containsExactly(404, 404, 201, 201);
    Events.await("the mirror").until(() -> mirrored(ada).state() == ReferenceState.ACTIVE);
  }

  @Test
  void aConversationThatStaysAwayIsDeadAfterItsConfirmationsAndNotDeleted() {
    User bob = stack.joins("bob");
    fail(bob, 3, Fault.code(404, "ConversationNotFound"));

    send(bob, "lost");
    awaitEnd("lost", new Outcome.Failed("ConversationNotFound"));
    List<Attempt> attempts = attempts(bob);
    assertThat(attempts).hasSize(3);
    assertThat(Duration.between(attempts.get(0).at(), attempts.get(2).at()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(500));
    assertThat(mirrored(bob).state()).isEqualTo(ReferenceState.DEAD);

    bob.says("I am back");
    send(bob, "found");
    awaitDelivered("found");
    assertShown(bob, "found");
  }

  @Test
  void aUserWhoSpeaksWhileTheSendIsUnderWayIsNotForgotten() {
    User cat = stack.joins("cat");
    stack
        .channel()
        .faults()
        .add(
            new FaultRule(
                cat.conversation(),
                1,
                1,
                Duration.ofSeconds(2),
                Fault.code(403, "ConversationBlockedByUser")));

    send(cat, "crossing");
    Events.await("the request").until(() -> stack.channel().history().stats().inFlight() > 0);
    cat.says("wait for me");
    awaitEnd("crossing", new Outcome.Failed("ConversationBlockedByUser"));

    send(cat, "after");
    awaitDelivered("after");
    assertShown(cat, "after");
  }

  @Test
  void aTenantOfAnotherCloudIsReachedByItsOwnHost() {
    User dan = stack.joins("dan");
    fail(dan, 1, Fault.code(403, "InvalidBotApiHost"));

    send(dan, "moved");
    awaitDelivered("moved");
    send(dan, "stays");
    awaitDelivered("stays");

    assertThat(attempts(dan)).extracting(Attempt::status).containsExactly(403);
    assertThat(government.history().shownIn(dan.conversation()))
        .extracting(Shown::text)
        .containsExactly("moved", "stays");
    assertThat(mirrored(dan).reference().serviceUrl())
        .isEqualTo(government.serviceUrl().toString());
  }

  @Test
  void aPersonalConversationThatIsGoneOnTeamsIsBegunAnewByTheObjectId() {
    TeamsUser eve = TeamsUser.joins("eve", stack.messagingEndpoint(), stack.channel().serviceUrl());
    stack
        .channel()
        .faults()
        .add(FaultRule.next(-1, eve.conversation(), Fault.code(404, "ConversationNotFound")));

    stack.notifications().publish("eve", eve.event("revived"));
    stack.notifications().publish("eve", eve.event("and-on"));

    awaitDelivered("revived");
    awaitDelivered("and-on");
    assertThat(stack.channel().history().shownIn("a:" + eve.objectId()))
        .extracting(Shown::text)
        .containsExactly("revived", "and-on");
  }

  private static StoredReference mirrored(User user) {
    return mirror.read().stream()
        .filter(
            each -> new String(each.key(), StandardCharsets.UTF_8).contains(user.conversation()))
        .map(each -> StoredReferenceJson.read(new String(each.value(), StandardCharsets.UTF_8)))
        .toList()
        .getLast();
  }

  private static void fail(User user, int times, Fault fault) {
    stack.channel().faults().add(FaultRule.next(times, user.conversation(), fault));
  }

  private static void send(User user, String id) {
    stack.notifications().publish(user.id(), Events.text(id, user, id));
  }

  private static void awaitDelivered(String id) {
    Events.await("the delivery of " + id)
        .until(() -> stack.outcomes().of(id).contains("delivered"));
  }

  private static void awaitEnd(String id, Outcome end) {
    Events.await("the end of " + id)
        .untilAsserted(() ->
            assertThat(stack.outcomes().recordsOf(id))
                .isNotEmpty()
                .last()
                .satisfies(last -> assertThat(last.outcome()).isEqualTo(end)));
  }

  private static List<Attempt> attempts(User user) {
    return stack.channel().history().attemptsIn(user.conversation());
  }

  /// Besides what the bot answers when it is spoken to.
  private static void assertShown(User user, String... texts) {
    assertThat(stack.channel().history().shownIn(user.conversation()))
        .extracting(Shown::text)
        .filteredOn(text -> !text.startsWith("You said"))
        .containsExactly(texts);
  }
}
