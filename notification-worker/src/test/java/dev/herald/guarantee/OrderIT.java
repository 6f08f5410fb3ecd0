package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.fault.Latency;
import dev.herald.channel.history.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Promise: order per conversation, also when sends are slow and refused for a while.
class OrderIT {
  private static final int USERS = 20;
  private static final int EVENTS = 500;

  @Test
  void fiveHundredEventsToTwentyUsersAreShownInOrderWhileTheChannelThrottlesAndJitters() {
    try (Stack stack =
        Stack.start(
            channel ->
                channel
                    .random(new SplittableRandom(4711))
                    .latency(Latency.of(Duration.ofMillis(1), Duration.ofMillis(20))),
            Map.of("herald.send.first-backoff", "20ms"))) {
      stack.channel().faults().add(FaultRule.always(0.05, Fault.throttled("0")));
      List<User> users = IntStream.range(0, USERS).mapToObj(i -> stack.joins("user-" + i)).toList();

      for (int i = 0; i < EVENTS; i++) {
        User user = users.get(i % USERS);
        stack.notifications().publish(user.id(), Events.text("event-" + i, user, "" + i));
      }

      Events.await("every event's end").until(() -> stack.outcomes().count("delivered") == EVENTS);
      users.forEach(user -> assertInOrder(stack, user, users.indexOf(user)));
    }
  }

  private static void assertInOrder(Stack stack, User user, int first) {
    List<String> expected =
        IntStream.range(0, EVENTS / USERS)
            .mapToObj(i -> Integer.toString(first + i * USERS))
            .toList();
    assertThat(stack.channel().history().shownIn(user.conversation()))
        .extracting(Shown::text)
        .containsExactlyElementsOf(expected);
  }
}
