package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.history.Attempt;
import dev.herald.channel.history.Shown;
import dev.herald.guarantee.TeamsUser.Place;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Promise: an outage costs those their time whom it concerns, and nobody a message.
@Tag("long")
class BreakerIT {
  private static final int USERS = 6;
  private static final int ATTEMPTS = 4;
  private static final Duration DISABLED = Duration.ofSeconds(2);

  private static Stack stack;

  @BeforeAll
  static void start() {
    stack =
        Stack.start(
            UnaryOperator.identity(),
            Map.of(
                "herald.send.first-backoff", "20ms",
                "herald.send.longest-backoff", "50ms",
                "herald.send.retry.normal.attempts", ATTEMPTS,
                "herald.breaker.open", "200ms",
                "herald.breaker.longest", "400ms",
                "herald.breaker.disabled", DISABLED.toMillis() + "ms",
                "management.endpoint.prometheus.access", "read-only"));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aTenantThatFailsForLongerThanAnyAttemptsLast_waitsAloneAndLosesNothing() throws Exception {
    List<TeamsUser> red = users("red", new Place("28:colours", "red"));
    TeamsUser blue = user("blue", new Place("28:colours", "blue"));
    fail("red", -1, Fault.status(503));

    red.forEach(user -> send(user, "first"));
    red.forEach(user -> send(user, "second"));
    awaitOpen("tenant", 1);
    Events.await("more requests than its messages have attempts")
        .until(() -> attempts("red").size() > USERS * ATTEMPTS);
    send(blue, "alone");
    awaitShown(blue, "alone");

    assertThat(open("tenant")).isEqualTo(1);
    stack.channel().faults().clear();
    red.forEach(user -> awaitShown(user, "first", "second"));
    awaitOpen("tenant", 0);
    Events.await("every end")
        .until(() -> red.stream().allMatch(user -> ends(user, "first", "second").count() == 2));
    red.forEach(user -> assertThat(ends(user, "first", "second")).containsOnly("delivered"));
  }

  @Test
  void aTenantThatDisabledTheBot_isLeftAloneForItsTimeAndOthersAreNot() {
    List<TeamsUser> green = users("green", new Place("28:shades", "green"));
    TeamsUser grey = user("grey", new Place("28:shades", "grey"));
    fail("green", 1, Fault.code(403, "BotDisabledByAdmin"));

    send(green.getFirst(), "refused");
    awaitOpen("tenant", 1);
    green.stream().skip(1).forEach(user -> send(user, "parked"));
    send(grey, "alone");
    awaitShown(grey, "alone");
    green.stream().skip(1).forEach(user -> awaitShown(user, "parked"));

    List<Attempt> attempts = attempts("green");
    assertThat(attempts.getFirst().status()).isEqualTo(403);
    assertThat(Duration.between(attempts.get(0).at(), attempts.get(1).at()))
        .isGreaterThan(DISABLED.multipliedBy(3).dividedBy(4));
    assertThat(stack.outcomes().of("refused-" + green.getFirst().name())).contains("failed");
  }

  @Test
  void idsThatTheChannelCannotReadAnyMore_stopTheirBotInsteadOfKillingItsReferences() {
    List<TeamsUser> few = users("few", new Place("28:garbled", "few"));
    TeamsUser other = user("other", new Place("28:clear", "few"));
    fail("few", -1, unreadable());

    few.forEach(user -> send(user, "held"));
    awaitOpen("bot", 1);
    send(other, "alone");
    awaitShown(other, "alone");
    stack.channel().faults().clear();
    few.forEach(user -> send(user, "after"));

    few.forEach(user ->
        Events.await("what came after").until(() -> shown(user).contains(text("after", user))));
    awaitOpen("bot", 0);
  }

  private static Fault unreadable() {
    String body =
        "{\"error\":{\"code\":\"BadArgument\",\"message\":\"Failed to decrypt pairwise id\"}}";
    return new Fault.Answer(400, body, null, null, false);
  }

  private static List<TeamsUser> users(String name, Place place) {
    return IntStream.range(0, USERS).mapToObj(i -> user(name + "-" + i, place)).toList();
  }

  private static TeamsUser user(String name, Place place) {
    return TeamsUser.joins(name, place, stack.messagingEndpoint(), stack.channel().serviceUrl());
  }

  private static void fail(String name, int times, Fault fault) {
    stack.channel().faults().add(FaultRule.next(times, "a:first-of-" + name + "*", fault));
  }

  private static String text(String what, TeamsUser user) {
    return what + "-" + user.name();
  }

  private static void send(TeamsUser user, String what) {
    stack.notifications().publish(user.name(), user.event(text(what, user)));
  }

  private static void awaitShown(TeamsUser user, String... whats) {
    List<String> texts = Arrays.stream(whats).map(what -> text(what, user)).toList();
    Events.await("what is shown to " + user.name()).until(() -> shown(user).equals(texts));
  }

  private static List<String> shown(TeamsUser user) {
    return stack.channel().history().shownIn(user.conversation()).stream()
        .map(Shown::text)
        .toList();
  }

  /// What was told of these events, but for what waits.
  private static Stream<String> ends(TeamsUser user, String... whats) {
    return Arrays.stream(whats)
        .flatMap(what -> stack.outcomes().of(text(what, user)).stream())
        .filter(told -> !told.equals("accepted") && !told.equals("deferred"));
  }

  private static List<Attempt> attempts(String name) {
    return stack.channel().history().attempts().stream()
        .filter(each -> each.conversation().startsWith("a:first-of-" + name + "-"))
        .toList();
  }

  private static double open(String kind) throws Exception {
    return Scrape.of(stack.worker(0)).of("herald_breaker_open{kind=\"" + kind + "\"}");
  }

  private static void awaitOpen(String kind, int open) {
    Events.await(open + " open breakers of a " + kind).until(() -> open(kind) == open);
  }
}
