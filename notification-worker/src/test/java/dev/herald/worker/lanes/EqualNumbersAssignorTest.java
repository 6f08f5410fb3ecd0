package dev.herald.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Groups that members join and leave: in every round nobody is given what another still has, and
/// when nothing moves any more equal numbers lie together, in shares that differ by one at most.
class EqualNumbersAssignorTest {
  private static final List<String> TOPICS = List.of("urgent", "normal", "bulk");
  private static final int PARTITIONS = 7;
  private static final int MOST_ROUNDS = 4;

  private final EqualNumbersAssignor assignor = new EqualNumbersAssignor();
  private final Map<String, List<TopicPartition>> owned = new TreeMap<>();
  private int generation;

  static List<Long> seeds() {
    return new SplittableRandom(7).longs(100).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whoeverJoinsOrLeavesEqualNumbersStayTogether(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Cluster cluster = cluster(PARTITIONS, PARTITIONS, PARTITIONS);
    for (int change = 0; change < 10; change++) {
      if (owned.size() < 2 || random.nextInt(3) > 0) {
        owned.put("m" + change, List.of());
      } else {
        owned.remove(List.copyOf(owned.keySet()).get(random.nextInt(owned.size())));
      }
      settle(cluster);
      assertTogether();
      assertBalanced();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void membersThatHadSingleTopicsAreBroughtTogetherWithoutAnybodyLosingWhatAnotherIsGiven(
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (String topic : TOPICS) {
      List<TopicPartition> all = new ArrayList<>();
      IntStream.range(0, PARTITIONS).forEach(i -> all.add(new TopicPartition(topic, i)));
      all.removeIf(_ -> random.nextInt(4) == 0);
      owned.put("had-" + topic, all);
    }

    settle(cluster(PARTITIONS, PARTITIONS, PARTITIONS));

    assertTogether();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withUnequalCountsEveryPartitionIsStillGivenToSomebody(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int urgent = 1 + random.nextInt(9);
    int normal = 1 + random.nextInt(9);
    int bulk = 1 + random.nextInt(9);
    owned.put("a", List.of());
    owned.put("b", List.of());

    settle(cluster(urgent, normal, bulk));

    assertThat(owned.values().stream().flatMap(List::stream).distinct().count())
        .isEqualTo(urgent + normal + bulk);
  }

  /// Rebalances until nothing moves; members give up first what they were not given again.
  private void settle(Cluster cluster) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Map<String, Assignment> given = round(cluster);
      Map<String, List<TopicPartition>> before = Map.copyOf(owned);
      assertNobodyGetsWhatAnotherHas(given, before);
      generation++;
      given.forEach((member, assignment) -> owned.put(member, assignment.partitions()));
      boolean moved =
          given.entrySet().stream()
              .anyMatch(each ->
                  !Set.copyOf(each.getValue().partitions())
                      .equals(Set.copyOf(before.getOrDefault(each.getKey(), List.of()))));
      if (!moved) {
        return;
      }
    }
    // The last round must have moved nothing.
    assertThat(
            round(cluster).entrySet().stream()
                .allMatch(each ->
                    Set.copyOf(each.getValue().partitions())
                        .equals(Set.copyOf(owned.get(each.getKey())))))
        .isTrue();
  }

  private Map<String, Assignment> round(Cluster cluster) {
    Map<String, Subscription> members = new HashMap<>();
    owned.forEach((member, partitions) ->
        members.put(
            member,
            new Subscription(TOPICS, userData(), partitions, generation, Optional.empty())));
    return assignor.assign(cluster, new GroupSubscription(members)).groupAssignment();
  }

  private ByteBuffer userData() {
    return assignor.subscriptionUserData(Set.copyOf(TOPICS));
  }

  private static void assertNobodyGetsWhatAnotherHas(
      Map<String, Assignment> given, Map<String, List<TopicPartition>> before) {
    given.forEach((member, assignment) ->
        before.forEach((other, had) -> {
          if (!other.equals(member)) {
            assertThat(had).noneMatch(assignment.partitions()::contains);
          }
        }));
  }

  private void assertTogether() {
    Set<TopicPartition> seen = new HashSet<>();
    owned.forEach((member, partitions) -> {
      Map<Integer, Long> perNumber =
          partitions.stream()
              .collect(Collectors.groupingBy(TopicPartition::partition, Collectors.counting()));
      assertThat(perNumber.values()).allMatch(count -> count == TOPICS.size());
      seen.addAll(partitions);
    });
    assertThat(seen).hasSize(PARTITIONS * TOPICS.size());
  }

  private void assertBalanced() {
    List<Integer> shares = owned.values().stream().map(each -> each.size() / 3).sorted().toList();
    assertThat(shares.getLast() - shares.getFirst()).isLessThanOrEqualTo(1);
  }

  private static Cluster cluster(int urgent, int normal, int bulk) {
    Node node = new Node(0, "localhost", 9092);
    int[] counts = {urgent, normal, bulk};
    List<PartitionInfo> partitions = new ArrayList<>();
    for (int topic = 0; topic < counts.length; topic++) {
      for (int i = 0; i < counts[topic]; i++) {
        Node[] nodes = {node};
        partitions.add(new PartitionInfo(TOPICS.get(topic), i, node, nodes, nodes));
      }
    }
    return new Cluster("c", List.of(node), partitions, Set.of(), Set.of());
  }
}
