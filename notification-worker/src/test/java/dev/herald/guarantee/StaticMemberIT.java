package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Promise: a worker with a name of its own (`herald.lanes.instance`) that is back within the
/// session time-out moves no partition, and its conversations go on where they stopped.
@Tag("long")
class StaticMemberIT {
  private static final int USERS = 40;

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void aNamedWorkerThatIsRestartedCostsTheOthersNoRebalance(String protocol) throws Exception {
    try (Stack stack =
        Stack.start(
            channel -> channel,
            Map.of("herald.lanes.protocol", protocol, "herald.worker.roles", "plan"))) {
      stack.startWorker(named("stays"));
      stack.startWorker(named("returns"));
      Crowd crowd = Crowd.joins(stack, USERS);
      Events.await("both to have partitions").until(() -> isShared(ConsumerGroup.senders(stack)));
      crowd.keepTelling();
      crowd.awaitMore(USERS);
      double before = rebalances("stays");

      stack.stopWorker(2);
      crowd.awaitMore(USERS / 2);
      stack.startWorker(named("returns"));

      crowd.awaitMore(USERS);
      crowd.stopTelling();
      crowd.awaitEnds();
      crowd.assertShownOnceInOrder();
      assertThat(rebalances("stays")).isEqualTo(before);
    }
  }

  private static Map<String, Object> named(String name) {
    return Map.of(
        "herald.worker.roles", "send",
        "herald.lanes.instance", name,
        "spring.kafka.consumer.client-id", name);
  }

  private static boolean isShared(ConsumerGroup senders) throws Exception {
    return senders.members().stream()
            .map(MemberDescription::assignment)
            .filter(each -> each.topicPartitions().size() == 9)
            .count()
        == 2;
  }

  /// How often the partitions of that worker were shared out anew, as its consumer counts it.
  private static double rebalances(String name) throws Exception {
    return (double)
        ManagementFactory.getPlatformMBeanServer()
            .getAttribute(
                new ObjectName(
                    "kafka.consumer:type=consumer-coordinator-metrics,client-id=%s-send"
                        .formatted(name)),
                "rebalance-total");
  }
}
