package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// The life of one consumer: reads, hands to the lanes, commits what is over. All of it on the
/// owner's thread; nobody else touches the consumer.
final class Session {
  private static final long IDLE_POLL_NANOS = 50_000_000;

  /// How long records may lie with the consumer while steps are under way. Polled as soon as there
  /// are any, it asks the broker again for every two or three of them, which costs both more than
  /// the rest of their way to a lane.
  private static final long BUSY_POLL_NANOS = 4_000_000;

  private final Consumer<byte[], byte[]> consumer;
  private final Shared shared;
  private final Trackers trackers;
  private final Commits commits;
  private final Desk desk;
  private final Handover handover;
  private long nextPollNanos;
  private int assignmentsSeen;

  /// What outlives a consumer.
  ///
  /// @param topics what is read, with the priority of each
  record Shared(
      Lanes lanes,
      Intake intake,
      Mailbox<Letter> letters,
      Map<String, Priority> topics,
      LanesProperties properties,
      LongSupplier nanos) {}

  Session(Consumer<byte[], byte[]> consumer, Shared shared) {
    this.consumer = consumer;
    this.shared = shared;
    LanesProperties properties = shared.properties();
    LongSupplier nanos = shared.nanos();
    this.trackers = new Trackers(properties.bounds().lag());
    this.commits = new Commits(consumer, trackers, properties.commitInterval(), nanos.getAsLong());
    this.desk = new Desk(shared.lanes(), shared.letters(), nanos);
    this.handover =
        new Handover(trackers, commits, shared.lanes(), desk, properties.revokeWait(), nanos);
  }

  void begin() {
    consumer.subscribe(shared.topics().keySet(), handover);
    nextPollNanos = now();
  }

  /// One round: work until it is time to read, read, commit.
  void round() {
    desk.work(nextPollNanos, () -> shared.lanes().running() == 0);
    pauseAndResume();
    take(poll());
    checkCounts();
    commits.tick(now());
  }

  /// Ends in good order: nothing new, a bounded wait for what is under way, and a last commit.
  void drain(Duration within) {
    handover.giveUpAll(within);
  }

  /// Gives back what is assigned, as a rebalance that takes it away.
  void handBack() {
    handover.onPartitionsRevoked(partitions(trackers.all()));
  }

  /// Lets go of everything, since the consumer is of no use any more.
  void abandon() {
    handover.onPartitionsLost(partitions(trackers.all()));
  }

  LanesSnapshot snapshot() {
    return Snapshots.of(shared, trackers, consumer.paused().size());
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    boolean idle = shared.lanes().running() == 0;
    long wait = idle ? shared.lanes().untilNext(IDLE_POLL_NANOS) : 0;
    ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofNanos(wait));
    nextPollNanos = now() + BUSY_POLL_NANOS;
    return records;
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> source : records) {
      TopicPartition partition = new TopicPartition(source.topic(), source.partition());
      PartitionTracker tracker = trackers.of(partition);
      if (tracker == null) {
        continue;
      }
      if (tracker.hasPassed(source.offset())) {
        tracker = trackers.restart(tracker, source.offset());
        commits.forget(partition);
        shared.lanes().dropLost();
      }
      Tracked tracked = tracker.track(source.offset(), source.timestamp(), now());
      shared.lanes().route(new Entry(source, priority(partition), tracker, tracked));
    }
  }

  private void checkCounts() {
    if (assignmentsSeen != trackers.assignments()) {
      assignmentsSeen = trackers.assignments();
      PartitionCounts.check(consumer, shared.topics().keySet());
    }
  }

  /// Asks the consumer what is paused, since a rebalance may have changed that.
  private void pauseAndResume() {
    Set<TopicPartition> paused = consumer.paused();
    List<TopicPartition> pause = new ArrayList<>();
    List<TopicPartition> resume = new ArrayList<>();
    for (PartitionTracker each : trackers.all()) {
      TopicPartition partition = each.partition();
      boolean closed = shared.intake().isClosedFor(each, priority(partition), now());
      if (closed != paused.contains(partition)) {
        (closed ? pause : resume).add(partition);
      }
    }
    consumer.pause(pause);
    consumer.resume(resume);
  }

  private Priority priority(TopicPartition partition) {
    return Objects.requireNonNull(shared.topics().get(partition.topic()));
  }

  private static List<TopicPartition> partitions(Iterable<PartitionTracker> trackers) {
    List<TopicPartition> partitions = new ArrayList<>();
    trackers.forEach(each -> partitions.add(each.partition()));
    return partitions;
  }

  private long now() {
    return shared.nanos().getAsLong();
  }
}
