package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.LocalChannel;
import dev.herald.channel.fault.Latency;
import dev.herald.channel.history.Shown;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Promise: nothing lost when what Herald stands on goes away and comes back.
class OutageIT {
  private static final int EVENTS = 60;

  @Test
  void redisIsKilledAndComesBackInTheMiddleOfSending() {
    RedisServer redis = RedisServer.startDurable();
    try (Stack stack =
        Stack.on(
            Ground.of(KafkaBroker.start(), redis),
            channel -> channel.latency(Latency.of(Duration.ofMillis(20), Duration.ZERO)),
            Map.of("herald.redis.timeout", "500ms", "herald.redis.patience", "500ms"))) {
      List<User> users = users(stack, 3);
      publish(stack, users);
      Events.await("some to be shown").until(() -> stack.channel().history().count() >= 10);

      redis.kill();
      redis.restart();

      assertAllShownInOrder(stack, users);
    }
  }

  @Test
  void theWorkerIsStoppedInTheMiddleAndAnotherOneGoesOnWithoutAnythingUnknownOrTwice() {
    try (Stack stack =
        Stack.start(
            channel -> channel.latency(Latency.of(Duration.ofMillis(50), Duration.ofMillis(50))),
            Map.of())) {
      List<User> users = users(stack, 3);
      publish(stack, users);
      Events.await("some to be shown").until(() -> stack.channel().history().count() >= 6);

      stack.stopWorkers();
      int shownAtStop = stack.channel().history().count();
      assertThat(stack.channel().history().stats().inFlight()).isZero();
      stack.startWorker();

      assertThat(shownAtStop).isLessThan(EVENTS);
      assertAllShownInOrder(stack, users);
      assertThat(stack.outcomes().count("unknown")).isZero();
    }
  }

  @Test
  void aChannelThatRefusesConnectionsForAWhileGetsEverythingWhenItIsBack() {
    LocalChannel first = LocalChannel.builder().start();
    URI serviceUrl = first.serviceUrl();
    int port = first.port();
    first.close();
    try (Stack stack =
        Stack.start(
            channel -> channel,
            Map.of(
                "herald.send.first-backoff", "100ms",
                "herald.send.longest-backoff", "500ms",
                "herald.send.retry.normal.attempts", "100"))) {
      User ada = User.joins("ada", stack.messagingEndpoint(), serviceUrl);
      publish(stack, List.of(ada));
      Events.await("the events to be accepted")
          .until(() -> stack.outcomes().count("accepted") == EVENTS);

      try (LocalChannel back = LocalChannel.builder().port(port).start()) {
        Events.await("all of them").until(() -> back.history().count() == EVENTS);
        assertThat(back.history().shown()).extracting(Shown::text).isEqualTo(texts(0, 1));
      }
    }
  }

  @Test
  void aServiceThatIsAway_holdsUpNobodyOnAnotherPortOfItsHost() {
    LocalChannel away = LocalChannel.builder().start();
    URI serviceUrl = away.serviceUrl();
    away.close();
    try (Stack stack =
        Stack.start(
            channel -> channel,
            Map.of(
                "herald.send.first-backoff",
                "50ms",
                "herald.breaker.open",
                "60s",
                "herald.breaker.longest",
                "60s"))) {
      User ada = User.joins("ada", stack.messagingEndpoint(), serviceUrl);
      User eve = stack.joins("eve");
      stack.notifications().publish(ada.id(), Events.text("to-ada", ada, "held"));

      for (int i = 0; i < EVENTS; i++) {
        int shown = i + 1;
        stack.notifications().publish(eve.id(), Events.text("event-" + i, eve, "" + i));
        Events.await("event " + i)
            .until(() -> stack.channel().history().shownIn(eve.conversation()).size() == shown);
      }
      assertThat(stack.outcomes().count("delivered")).isEqualTo(EVENTS);
    }
  }

  private static List<User> users(Stack stack, int count) {
    return IntStream.range(0, count).mapToObj(i -> stack.joins("user-" + i)).toList();
  }

  private static void publish(Stack stack, List<User> users) {
    for (int i = 0; i < EVENTS; i++) {
      User user = users.get(i % users.size());
      stack.notifications().publish(user.id(), Events.text("event-" + i, user, "" + i));
    }
  }

  private static void assertAllShownInOrder(Stack stack, List<User> users) {
    Events.await("every event's end").until(() -> stack.outcomes().count("delivered") >= EVENTS);
    for (int i = 0; i < users.size(); i++) {
      assertThat(stack.channel().history().shownIn(users.get(i).conversation()))
          .extracting(Shown::text)
          .isEqualTo(texts(i, users.size()));
    }
  }

  private static List<String> texts(int first, int step) {
    return IntStream.iterate(first, i -> i < EVENTS, i -> i + step)
        .mapToObj(Integer::toString)
        .toList();
  }
}
