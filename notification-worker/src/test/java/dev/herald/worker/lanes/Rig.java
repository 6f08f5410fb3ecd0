package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// Lanes whose time and threads the test holds in its hand: a step begins when the lanes say so,
/// and runs and ends when the test says so.
final class Rig {
  static final LanesProperties.Limits LIMITS = new LanesProperties.Limits(8, 5, 6, 4, 7, 90, 60);
  static final LanesProperties.Bounds BOUNDS =
      new LanesProperties.Bounds(1_000, DataSize.ofMegabytes(1), 50, 10_000, Duration.ofMinutes(1));

  static final Duration COMMIT_INTERVAL = Duration.ofSeconds(20);

  /// A session's clock goes on whenever it is read, so that a round comes to its end.
  private static final long TICK_NANOS = 1_000_000;

  final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
  final Mailbox<Letter> letters = new Mailbox<>();
  final Limits limits = new Limits(LIMITS);
  final Intake intake = new Intake(BOUNDS);
  final List<Step> underWay = new ArrayList<>();
  final Lanes lanes;

  Rig(LaneWork work) {
    this(work, 0);
  }

  /// Makes one.
  ///
  /// @param tickNanos by how much the lanes' clock goes on whenever they read it
  Rig(LaneWork work, long tickNanos) {
    this.lanes =
        new Lanes(
            new Step.Surroundings(work, limits, letters, _ -> false),
            underWay::add,
            intake,
            new Outage(Duration.ofSeconds(1)),
            () -> nanos.addAndGet(tickNanos));
  }

  static PartitionTracker tracker(Priority priority, int partition) {
    return new PartitionTracker(new TopicPartition(priority.wireName(), partition), BOUNDS.lag());
  }

  /// Hands a record to the lanes.
  Entry arrives(@Nullable String key, Priority priority, PartitionTracker tracker, long offset) {
    TopicPartition partition = tracker.partition();
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    Entry entry =
        new Entry(
            new ConsumerRecord<>(partition.topic(), partition.partition(), offset, bytes, bytes),
            priority,
            tracker,
            tracker.track(offset, 0, nanos.get()));
    lanes.route(entry);
    return entry;
  }

  /// Lets one of the steps under way run to its end.
  void end(int index) {
    underWay.remove(index).run();
    if (!(letters.poll() instanceof Step step)) {
      throw new AssertionError("a step did not come back");
    }
    lanes.ended(step);
  }

  /// Rings for a record.
  void ring(Consumer<Duration> bell, Duration in) {
    bell.accept(in);
    if (!(letters.poll() instanceof Ring ring)) {
      throw new AssertionError("nobody heard it");
    }
    lanes.rang(ring);
  }

  /// Ends what is under way, and what begins by that, until nothing is.
  void endAll() {
    while (!underWay.isEmpty()) {
      end(0);
    }
  }

  Session.Shared shared() {
    Map<String, Priority> topics = new HashMap<>();
    for (Priority priority : Priority.values()) {
      topics.put(priority.wireName(), priority);
    }
    LanesProperties properties =
        new LanesProperties(
            "",
            LanesProperties.Protocol.CLASSIC,
            COMMIT_INTERVAL,
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            LIMITS,
            BOUNDS);
    return new Session.Shared(
        lanes, intake, letters, topics, properties, () -> nanos.addAndGet(TICK_NANOS));
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    lanes.tick();
  }
}
