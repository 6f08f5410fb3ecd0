package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Latency;
import dev.herald.notification.Topics;
import dev.herald.testing.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Promise: topics may get more partitions at any time and nothing is lost or shown twice. The
/// order holds if nothing was under way, since keys move to other partitions.
@Tag("long")
class PartitionsAddedIT {
  private static final int USERS = 40;
  private static final int BEFORE = 6;
  private static final int AFTER = 12;
  private static final Map<String, Object> WATCHFUL =
      Map.of(
          "spring.kafka.consumer.properties.metadata.max.age.ms", 500,
          "spring.kafka.producer.properties.metadata.max.age.ms", 500);

  @Test
  void partitionsThatAreAddedUnderLoadLoseNothingAndShowNothingTwice() throws Exception {
    try (Stack stack =
        Stack.start(
            channel -> channel.latency(Latency.of(Duration.ofMillis(20), Duration.ofMillis(80))),
            WATCHFUL)) {
      stack.startWorker();
      Crowd crowd = Crowd.joins(stack, USERS);
      crowd.keepTelling();
      crowd.awaitMore(2 * USERS);

      add(stack);

      crowd.awaitMore(2 * USERS);
      crowd.stopTelling();
      tellInNewPartitions(stack, crowd);
      Events.await("new partitions of deliveries")
          .until(() -> newOnesAreUsed(ConsumerGroup.senders(stack)));
      crowd.awaitAllShown();
      assertReadToTheEnd(stack);
      crowd.assertShownOnce();
    }
  }

  @Test
  void partitionsThatAWorkerAddsAtItsStartKeepTheOrderIfNothingWasUnderWay() throws Exception {
    try (Stack stack = Stack.start()) {
      Crowd crowd = Crowd.joins(stack, USERS);
      crowd.tell(2 * USERS);
      crowd.awaitEnds();
      assertReadToTheEnd(stack);
      stack.stopWorkers();

      stack.startWorker(Map.of("herald.topics.partitions", AFTER));

      tellInNewPartitions(stack, crowd);
      crowd.awaitAllShown();
      assertReadToTheEnd(stack);
      assertThat(newOnesAreUsed(ConsumerGroup.senders(stack))).isTrue();
      crowd.assertShownOnceInOrder();
    }
  }

  private static void add(Stack stack) throws Exception {
    Map<String, NewPartitions> more =
        Stream.concat(
                ConsumerGroup.senders(stack).topics().stream(), Stream.of(Topics.NOTIFICATIONS))
            .collect(Collectors.toMap(name -> name, _ -> NewPartitions.increaseTo(AFTER)));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createPartitions(more).all().get();
    }
  }

  /// Publishes as a service that was started after the partitions were added.
  private static void tellInNewPartitions(Stack stack, Crowd crowd) throws Exception {
    try (Topic notifications = stack.topic(Topics.NOTIFICATIONS)) {
      crowd.tell(notifications, 2 * USERS);
    }
    assertThat(newOnesAreUsed(ConsumerGroup.planners(stack))).isTrue();
  }

  private static boolean newOnesAreUsed(ConsumerGroup group) throws Exception {
    return group.ends().entrySet().stream()
        .anyMatch(end -> end.getKey().partition() >= BEFORE && end.getValue() > 0);
  }

  private static void assertReadToTheEnd(Stack stack) {
    Events.await("no lag of who plans").until(() -> ConsumerGroup.planners(stack).lag() == 0);
    Events.await("no lag of who sends").until(() -> ConsumerGroup.senders(stack).lag() == 0);
  }
}
