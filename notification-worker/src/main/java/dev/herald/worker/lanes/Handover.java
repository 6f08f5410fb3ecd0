package dev.herald.worker.lanes;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes partitions over and gives them up. Called by the consumer within a poll, on the owner's
/// thread.
final class Handover implements ConsumerRebalanceListener {
  private static final Logger log = LoggerFactory.getLogger(Handover.class);
  private static final Duration COMMIT_WAIT = Duration.ofSeconds(5);

  private final Trackers trackers;
  private final Commits commits;
  private final Lanes lanes;
  private final Desk desk;
  private final Duration patience;
  private final LongSupplier nanos;

  /// Makes a handover.
  ///
  /// @param patience how long to wait for steps under way of a partition that is taken away
  Handover(
      Trackers trackers,
      Commits commits,
      Lanes lanes,
      Desk desk,
      Duration patience,
      LongSupplier nanos) {
    this.trackers = trackers;
    this.commits = commits;
    this.lanes = lanes;
    this.desk = desk;
    this.patience = patience;
    this.nanos = nanos;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    trackers.assign(partitions);
    lanes.taken(partitions);
    log.atInfo().addKeyValue("partitions", partitions).log("Partitions taken over");
  }

  /// Begins nothing new of them, lets what is under way end, and commits what is over.
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    List<PartitionTracker> released = trackers.release(partitions);
    lanes.dropLost();
    long end = nanos.getAsLong() + patience.toNanos();
    desk.work(end, () -> released.stream().allMatch(each -> each.running() == 0));
    commits.now(released, COMMIT_WAIT);
    forget(partitions);
    lanes.left(partitions);
    log.atInfo().addKeyValue("partitions", partitions).log("Partitions given up");
  }

  /// Somebody else has them already: what is under way of them does not send any more, and what is
  /// over is not committed.
  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    if (trackers.release(partitions).isEmpty()) {
      return;
    }
    lanes.dropLost();
    forget(partitions);
    lanes.left(partitions);
    log.atWarn().addKeyValue("partitions", partitions).log("Partitions lost");
  }

  private void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(commits::forget);
  }

  /// Ends in good order what is assigned now.
  void giveUpAll(Duration within) {
    long end = nanos.getAsLong() + within.toNanos();
    desk.work(end, () -> lanes.running() == 0);
    commits.now(trackers.all(), COMMIT_WAIT);
    trackers.releaseAll();
    lanes.dropLost();
  }
}
