package dev.herald.worker.lanes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tracker of each partition that is assigned now. Belongs to the owner's thread.
final class Trackers {
  private static final Logger log = LoggerFactory.getLogger(Trackers.class);

  private final Map<TopicPartition, PartitionTracker> assigned = new HashMap<>();
  private final long mostLag;
  private int assignments;

  Trackers(long mostLag) {
    this.mostLag = mostLag;
  }

  void assign(Collection<TopicPartition> partitions) {
    assignments++;
    partitions.forEach(each -> assigned.put(each, new PartitionTracker(each, mostLag)));
  }

  /// How often partitions were assigned.
  int assignments() {
    return assignments;
  }

  /// Takes partitions away: what is under way of them may not begin to send any more.
  ///
  /// @return their trackers
  List<PartitionTracker> release(Collection<TopicPartition> partitions) {
    List<PartitionTracker> released = new ArrayList<>();
    for (TopicPartition each : partitions) {
      PartitionTracker tracker = assigned.remove(each);
      if (tracker != null) {
        tracker.release();
        released.add(tracker);
      }
    }
    return released;
  }

  List<PartitionTracker> releaseAll() {
    return release(List.copyOf(assigned.keySet()));
  }

  /// Null when the partition is not assigned.
  @Nullable PartitionTracker of(TopicPartition partition) {
    return assigned.get(partition);
  }

  /// Begins anew with a partition whose position went back, be it that somebody reset its offset or
  /// that the topic was made anew. What is under way of it is let go, and comes again.
  PartitionTracker restart(PartitionTracker tracker, long offset) {
    log.atWarn()
        .addKeyValue("topic", tracker.partition().topic())
        .addKeyValue("partition", tracker.partition().partition())
        .addKeyValue("offset", offset)
        .log("The partition went back; its records are taken up again");
    tracker.release();
    PartitionTracker fresh = new PartitionTracker(tracker.partition(), mostLag);
    assigned.put(tracker.partition(), fresh);
    return fresh;
  }

  Collection<PartitionTracker> all() {
    return assigned.values();
  }
}
