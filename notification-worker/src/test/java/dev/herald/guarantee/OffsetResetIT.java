package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.history.Shown;
import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Promise: operators move offsets as they like. What was shown is not shown again, and what is
/// there is not passed over.
@Tag("long")
class OffsetResetIT {
  private static final int EVENTS = 40;
  private static final int KEPT = 5;

  /// Reads a record at a time and no further than it has to, so that positions stay behind.
  private static final Map<String, Object> SHORT_SIGHTED =
      Map.of(
          "herald.lanes.bounds.lane-depth", 2,
          "spring.kafka.producer.batch-size", 0,
          "spring.kafka.consumer.properties.max.partition.fetch.bytes", 1);

  @Test
  void groupsThatAreResetToTheOldestRecordReadEverythingAgainAndShowNoneOfIt() throws Exception {
    try (Stack stack = Stack.start()) {
      Crowd crowd = Crowd.joins(stack, 4);
      crowd.tell(EVENTS);
      crowd.awaitEnds();
      stack.stopWorkers();

      ConsumerGroup.planners(stack).rewind();
      ConsumerGroup.senders(stack).rewind();
      assertThat(ConsumerGroup.senders(stack).lag()).isGreaterThanOrEqualTo(EVENTS);
      stack.startWorker();

      crowd.tell(4);
      crowd.awaitEnds();
      Events.await("all to be planned again").until(() -> ConsumerGroup.planners(stack).lag() == 0);
      Events.await("all to be read again").until(() -> ConsumerGroup.senders(stack).lag() == 0);
      crowd.assertShownOnceInOrder();
    }
  }

  @Test
  void recordsThatAreDeletedBeyondThePositionOfARunningWorkerArePassedOverAndTheRestIsShown()
      throws Exception {
    try (Stack stack = Stack.start(channel -> channel, SHORT_SIGHTED)) {
      Crowd crowd = Crowd.joins(stack, 1);
      stack.channel().faults().add(FaultRule.slow("*", Duration.ofSeconds(1)));
      crowd.tell(EVENTS);
      ConsumerGroup senders = ConsumerGroup.senders(stack);
      Events.await("all to be planned").until(() -> longest(senders).getValue() == EVENTS);

      delete(stack, longest(senders).getKey(), EVENTS - KEPT);
      stack.channel().faults().clear();

      Events.await("no lag").until(() -> senders.lag() == 0);
      List<Integer> shown =
          stack.channel().history().shown().stream()
              .map(Shown::text)
              .map(Integer::valueOf)
              .toList();
      assertThat(shown).isSorted().doesNotHaveDuplicates().endsWith(35, 36, 37, 38, 39);
      assertThat(shown).as("some were deleted unread").hasSizeLessThan(EVENTS);
    }
  }

  /// The partition with the conversation, and its end.
  private static Map.Entry<TopicPartition, Long> longest(ConsumerGroup senders) throws Exception {
    return senders.ends().entrySet().stream()
        .filter(each -> each.getKey().topic().equals(Topics.deliveries(Priority.NORMAL)))
        .max(Map.Entry.comparingByValue())
        .orElseThrow();
  }

  private static void delete(Stack stack, TopicPartition partition, long before) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before))).all().get();
    }
  }
}
