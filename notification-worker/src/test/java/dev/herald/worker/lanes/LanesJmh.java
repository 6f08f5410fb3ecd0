package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.util.unit.DataSize;

/// A record through the lanes, without what its step does: routed, admitted, stepped, taken back,
/// completed. A thousand are under way.
@State(Scope.Thread)
public class LanesJmh {
  private static final int UNDER_WAY = 1_000;
  private static final TopicPartition PARTITION = new TopicPartition("deliveries.normal", 0);

  @Param({"10000", "1000000"})
  public int conversations;

  private final Mailbox<Letter> letters = new Mailbox<>();
  private final Deque<Step> underWay = new ArrayDeque<>();
  private final PartitionTracker tracker = new PartitionTracker(PARTITION, 1_000_000);
  private final Lanes lanes =
      new Lanes(
          new Step.Surroundings(
              _ -> _ -> Progress.DONE,
              new Limits(new LanesProperties.Limits(5_000, 4_000, 4_000, 4_000, 256, 90, 60)),
              letters,
              _ -> false),
          underWay::addLast,
          new Intake(
              new LanesProperties.Bounds(
                  1_000_000, DataSize.ofGigabytes(1), 5_000, 1_000_000, Duration.ofHours(1))),
          new Outage(Duration.ofSeconds(1)),
          System::nanoTime);
  private final String[] prefixes =
      IntStream.range(0, 4_096)
          .mapToObj(each -> "28%3Abot/msteams/tenant-" + each + "/a%3A1pZ8xQ4vT7kLm2RwYbN")
          .toArray(String[]::new);
  private long offset;

  @Benchmark
  public int record() {
    int conversation = (int) (offset % conversations);
    String prefix = prefixes[conversation % prefixes.length];
    byte[] key = (prefix + conversation).getBytes(StandardCharsets.UTF_8);
    Tracked tracked = tracker.track(offset, 0, 0);
    lanes.route(
        new Entry(
            new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset++, key, key),
            Priority.NORMAL,
            tracker,
            tracked));
    if (underWay.size() >= UNDER_WAY) {
      underWay.removeFirst().run();
      Step step = (Step) letters.poll();
      if (step != null) {
        lanes.ended(step);
      }
    }
    return lanes.size();
  }
}
