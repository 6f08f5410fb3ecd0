package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A partition that goes to another consumer belongs to nobody until that one hears of it with a
/// heartbeat: three seconds, by Kafka's default. It measures time, so it has no place beside other
/// suites on a busy machine.
@Tag("long")
class JoinIT {
  private static final int UNDER_WAY = 60;
  private static final int PLANNERS = 4;

  @Test
  void whileAWorkerJoins_noMessageWaitsForSeconds() {
    try (Stack stack = Stack.start()) {
      List<User> users =
          IntStream.range(0, UNDER_WAY).mapToObj(i -> stack.joins("user-" + i)).toList();
      Map<String, Instant> published = new ConcurrentHashMap<>();
      AtomicBoolean over = new AtomicBoolean();
      Thread publisher = Thread.ofVirtual().start(() -> publish(stack, users, over, published));
      ConsumerGroup planners = ConsumerGroup.planners(stack);
      Events.await("the first messages").until(() -> stack.channel().history().count() > UNDER_WAY);

      stack.startWorker();
      Events.await("each planner's share").until(() -> busy(planners) == PLANNERS);
      int settled = published.size();
      Events.await("more messages").until(() -> published.size() > settled + 2 * UNDER_WAY);
      over.set(true);
      Events.await("every message")
          .until(
              () -> !publisher.isAlive() && stack.channel().history().count() == published.size());

      List<Duration> waits = waits(stack, published);
      assertThat(waits.getLast())
          .as("the longest of %d waits", waits.size())
          .isLessThan(Duration.ofSeconds(2));
    }
  }

  /// As many as may be under way at a time, so that the machine is not busy with them.
  private static void publish(
      Stack stack, List<User> users, AtomicBoolean over, Map<String, Instant> published) {
    for (int i = 0; !over.get(); i++) {
      User user = users.get(i % users.size());
      String event = "event-" + i;
      published.put(event, Instant.now());
      stack.notifications().publish(user.id(), Events.text(event, user, event));
      Events.await("some to be shown")
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> published.size() - stack.channel().history().count() < UNDER_WAY);
    }
  }

  private static long busy(ConsumerGroup group) throws Exception {
    return group.members().stream()
        .filter(member -> !member.assignment().topicPartitions().isEmpty())
        .count();
  }

  private static List<Duration> waits(Stack stack, Map<String, Instant> published) {
    return stack.channel().history().shown().stream()
        .map(shown -> Duration.between(published.get(shown.text()), shown.at()))
        .sorted()
        .toList();
  }
}
