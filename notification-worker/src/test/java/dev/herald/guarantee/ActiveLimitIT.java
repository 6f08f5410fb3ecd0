package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Latency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Few steps at a time, many sends: who waits for its channel leaves its place to another.
class ActiveLimitIT {
  private static final int USERS = 20;
  private static final int ACTIVE = 4;

  @Test
  void moreSendsAreInFlightThanStepsMayBeActive() {
    Latency slow = Latency.of(Duration.ofSeconds(3), Duration.ZERO);
    try (Stack stack =
        Stack.start(
            channel -> channel.latency(slow), Map.of("herald.lanes.limits.active", ACTIVE))) {
      List<User> users = IntStream.range(0, USERS).mapToObj(i -> stack.joins("user-" + i)).toList();

      for (User user : users) {
        stack.notifications().publish(user.id(), Events.text("to-" + user.id(), user, "hello"));
      }

      Events.await("every event's end").until(() -> stack.outcomes().count("delivered") == USERS);
      assertThat(stack.channel().history().stats().peakInFlight()).isGreaterThan(ACTIVE);
    }
  }
}
