package dev.herald.worker.lanes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/// Gives equal partition numbers of all subscribed topics to the same member, so that whoever has a
/// conversation has all its priorities. Sticky and cooperative as Kafka's own assignor, which it
/// asks about one topic that stands for all.
public final class EqualNumbersAssignor implements ConsumerPartitionAssignor {
  private static final String STAND_IN = "equal-numbers";

  private final CooperativeStickyAssignor sticky = new CooperativeStickyAssignor();

  @Override
  public String name() {
    return "herald-equal-numbers";
  }

  @Override
  public List<RebalanceProtocol> supportedProtocols() {
    return sticky.supportedProtocols();
  }

  @Override
  public ByteBuffer subscriptionUserData(Set<String> topics) {
    return sticky.subscriptionUserData(topics);
  }

  @Override
  public void onAssignment(Assignment assignment, ConsumerGroupMetadata metadata) {
    sticky.onAssignment(assignment, metadata);
  }

  @Override
  public GroupAssignment assign(Cluster cluster, GroupSubscription group) {
    Map<String, Subscription> members = group.groupSubscription();
    Map<String, Subscription> standIns = new HashMap<>();
    members.forEach((member, subscription) -> standIns.put(member, standIn(subscription)));
    Cluster standInCluster =
        new Cluster(null, cluster.nodes(), standInPartitions(cluster, members), Set.of(), Set.of());
    Map<String, Assignment> numbers =
        sticky.assign(standInCluster, new GroupSubscription(standIns)).groupAssignment();
    Map<String, Assignment> assignments = new HashMap<>();
    numbers.forEach((member, assigned) ->
        assignments.put(
            member, new Assignment(expand(member, assigned.partitions(), cluster, members))));
    return new GroupAssignment(assignments);
  }

  private static Subscription standIn(Subscription subscription) {
    List<TopicPartition> owned =
        subscription.ownedPartitions().stream()
            .map(each -> new TopicPartition(STAND_IN, each.partition()))
            .distinct()
            .toList();
    Subscription standIn =
        new Subscription(
            List.of(STAND_IN),
            subscription.userData(),
            owned,
            subscription.generationId().orElse(-1),
            subscription.rackId());
    standIn.setGroupInstanceId(subscription.groupInstanceId());
    return standIn;
  }

  private static List<PartitionInfo> standInPartitions(
      Cluster cluster, Map<String, Subscription> members) {
    int most =
        members.values().stream()
            .flatMap(member -> member.topics().stream())
            .mapToInt(topic -> count(cluster, topic))
            .max()
            .orElse(0);
    return IntStream.range(0, most)
        .mapToObj(number -> new PartitionInfo(STAND_IN, number, null, null, null))
        .toList();
  }

  /// The partitions behind numbers. While one of a number still belongs to somebody else, the
  /// member gets none of that number that it has not got already: the next round brings them
  /// together.
  private static List<TopicPartition> expand(
      String member,
      List<TopicPartition> numbers,
      Cluster cluster,
      Map<String, Subscription> members) {
    Subscription subscribed = Objects.requireNonNull(members.get(member));
    Set<TopicPartition> own = new HashSet<>(subscribed.ownedPartitions());
    Set<Integer> elsewhere = new HashSet<>();
    members.forEach((other, subscription) -> {
      if (!other.equals(member)) {
        subscription.ownedPartitions().forEach(each -> elsewhere.add(each.partition()));
      }
    });
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicPartition number : numbers) {
      for (String topic : subscribed.topics()) {
        TopicPartition partition = new TopicPartition(topic, number.partition());
        boolean exists = number.partition() < count(cluster, topic);
        boolean free = !elsewhere.contains(number.partition()) || own.contains(partition);
        if (exists && free) {
          partitions.add(partition);
        }
      }
    }
    return partitions;
  }

  private static int count(Cluster cluster, String topic) {
    Integer count = cluster.partitionCountForTopic(topic);
    return count == null ? 0 : count;
  }
}
