package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Latency;
import dev.herald.channel.history.Attempt;
import dev.herald.channel.history.Shown;
import dev.herald.channel.limit.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Promise: no conversation and no tenant is ever sent more than its channel allows, by all workers
/// together; bulk leaves room for what is urgent. The channel enforces the limits of Teams. It
/// measures time, so it has no place beside other suites on a busy machine.
@Tag("long")
class PaceIT {
  private static final int USERS = 30;
  private static final int BURST = 12;
  private static final Map<String, Object> TEAMS =
      Map.of(
          "herald.pace.channels.directline.windows", "7/1s,8/2s,60/30s,1800/1h",
          "herald.pace.channels.directline.budget", "50/1s");

  @Test
  void burstsToThirtyConversationsByTwoWorkers_exceedNoLimitAndKeepTheirOrder() {
    try (Stack stack = stack()) {
      stack.startWorker();
      warm(stack);
      List<User> users = users(stack, USERS);
      for (int i = 0; i < USERS * BURST; i++) {
        User user = users.get(i % USERS);
        stack.notifications().publish(user.id(), Events.text("event-" + i, user, "" + i));
      }

      Awaitility.await("every event's end")
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> stack.outcomes().count("delivered") == 1 + USERS * BURST);
      assertThat(refused(stack)).as("429 of the channel").isZero();
      assertThat(overPace(stack.channel().history().shown())).as("over pace").isZero();
      assertThat(stack.channel().history().count()).isEqualTo(1 + USERS * BURST);
      users.forEach(user -> assertInOrder(stack, user, users.indexOf(user)));
    }
  }

  @Test
  void urgentMessages_areShownSoonWhileABulkBacklogDrains() {
    int backlog = 600;
    int urgent = 40;
    try (Stack stack = stack()) {
      warm(stack);
      List<User> users = users(stack, 60);
      for (int i = 0; i < backlog; i++) {
        User user = users.get(i % 50);
        stack.notifications().publish(user.id(), event("bulk-" + i, user, "bulk"));
      }
      Events.await("the backlog begins to drain")
          .until(() -> stack.channel().history().count() > 11);

      Map<String, Instant> published = new HashMap<>();
      for (int i = 0; i < urgent; i++) {
        User user = users.get(50 + i % 10);
        published.put("urgent-" + i, Instant.now());
        stack.notifications().publish(user.id(), event("urgent-" + i, user, "urgent"));
        int shown = stack.channel().history().count();
        Events.await("the next moments").until(() -> stack.channel().history().count() > shown);
      }
      Events.await("urgent ones").until(() -> waits(stack, published).size() == urgent);

      List<Duration> waits = waits(stack, published);
      waits.sort(null);
      int bulkShown = stack.channel().history().count() - urgent - 1;
      assertThat(bulkShown).as("bulk still waits").isLessThan(backlog);
      assertThat(waits.get(urgent - 2))
          .as("p97 of %s, beside %d refused", waits, refused(stack))
          .isLessThan(Duration.ofSeconds(2));
      Events.await("bulk").until(() -> stack.channel().history().count() == 1 + backlog + urgent);
      assertThat(refused(stack)).as("429 of the channel").isZero();
    }
  }

  private static Stack stack() {
    return Stack.start(
        channel ->
            channel
                .limits(Limits.ofTeams())
                .random(new SplittableRandom(4711))
                .latency(Latency.of(Duration.ofMillis(5), Duration.ofMillis(25))),
        TEAMS);
  }

  /// A channel's first request in a process takes so long that those behind it come together,
  /// however far apart they left.
  private static void warm(Stack stack) {
    User user = stack.joins("first");
    stack.notifications().publish(user.id(), Events.text("first", user, "first"));
    Events.await("the first message").until(() -> stack.channel().history().count() == 1);
  }

  private static List<User> users(Stack stack, int count) {
    return IntStream.range(0, count).mapToObj(i -> stack.joins("user-" + i)).toList();
  }

  private static String event(String id, User user, String priority) {
    return Events.with(id, user, id, ",\"priority\":\"%s\"".formatted(priority));
  }

  private static List<Duration> waits(Stack stack, Map<String, Instant> published) {
    List<Duration> waits = new ArrayList<>();
    for (Shown shown : stack.channel().history().shown()) {
      Instant from = published.get(shown.text());
      if (from != null) {
        waits.add(Duration.between(from, shown.at()));
      }
    }
    return waits;
  }

  private static long refused(Stack stack) {
    return stack.channel().history().attempts().stream()
        .mapToInt(Attempt::status)
        .filter(status -> status == 429)
        .count();
  }

  /// Judges by itself, beside the channel.
  private static long overPace(List<Shown> all) {
    Limits judge = Limits.ofTeams();
    return all.stream()
        .filter(shown -> !judge.admit(shown.conversation(), "", shown.nanos()).isZero())
        .count();
  }

  private static void assertInOrder(Stack stack, User user, int first) {
    List<String> expected =
        IntStream.range(0, BURST).mapToObj(i -> Integer.toString(first + i * USERS)).toList();
    assertThat(stack.channel().history().shownIn(user.conversation()))
        .extracting(Shown::text)
        .containsExactlyElementsOf(expected);
  }
}
