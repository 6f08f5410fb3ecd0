package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Latency;
import dev.herald.channel.history.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Promise: workers that come and go under load lose nothing, show nothing twice and keep the
/// order. The planning worker stays, so that what is judged is the send step alone.
@Tag("long")
class RebalanceIT {
  private static final int USERS = 60;
  private static final Map<String, Object> SENDS = Map.of("herald.worker.roles", "send");

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void aMinuteOfSendersThatComeAndGoKeepsTheOrderAndLosesNothing(String protocol) {
    storm(protocol, 8);
  }

  private static void storm(String protocol, int changes) {
    try (Stack stack =
        Stack.start(
            channel ->
                channel
                    .random(new SplittableRandom(4711))
                    .latency(Latency.of(Duration.ofMillis(20), Duration.ofMillis(80))),
            Map.of("herald.lanes.protocol", protocol, "herald.worker.roles", "plan"))) {
      stack.startWorker(SENDS);
      List<User> users = IntStream.range(0, USERS).mapToObj(i -> stack.joins("user-" + i)).toList();
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger published = new AtomicInteger();
      Thread publisher = Thread.ofVirtual().start(() -> publish(stack, users, over, published));

      for (int i = 0; i < changes; i++) {
        int before = stack.channel().history().count();
        stack.startWorker(SENDS);
        awaitMore(stack, before + USERS);
        stack.stopWorker(1);
        awaitMore(stack, stack.channel().history().count() + USERS);
      }
      over.set(true);
      Events.await("the last event to be published").until(() -> !publisher.isAlive());

      Events.await("every event's end")
          .until(() -> stack.outcomes().count("delivered") == published.get());
      assertThat(stack.channel().history().count()).as("twice").isEqualTo(published.get());
      users.forEach(user -> assertInOrder(stack, user));
    }
  }

  private static void publish(
      Stack stack, List<User> users, AtomicBoolean over, AtomicInteger published) {
    while (!over.get()) {
      int number = published.get();
      User user = users.get(number % USERS);
      String urgent = number / USERS % 5 == 0 ? ",\"priority\":\"urgent\"" : "";
      String text = (urgent.isEmpty() ? "n" : "u") + number;
      stack.notifications().publish(user.id(), Events.with("event-" + number, user, text, urgent));
      published.incrementAndGet();
    }
  }

  private static void awaitMore(Stack stack, int shown) {
    Events.await("more to be shown").until(() -> stack.channel().history().count() >= shown);
  }

  private static void assertInOrder(Stack stack, User user) {
    List<Shown> shown = stack.channel().history().shownIn(user.conversation());
    for (String priority : List.of("n", "u")) {
      assertThat(shown)
          .extracting(Shown::text)
          .filteredOn(text -> text.startsWith(priority))
          .extracting(text -> Integer.valueOf(text.substring(1)))
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }
}
