package dev.herald.worker.lanes;

import java.util.SplittableRandom;
import org.apache.kafka.common.TopicPartition;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One record tracked and another one over, with that many open whose order of ending is random.
@State(Scope.Thread)
public class TrackerJmh {
  @Param({"100", "20000"})
  public int open;

  private final SplittableRandom random = new SplittableRandom(1);
  private PartitionTracker tracker = new PartitionTracker(new TopicPartition("t", 0), 200_000);
  private Tracked[] records = {};
  private long offset;

  /// Begins anew, since a record that is never drawn would hold the frontier for ever.
  @Setup(Level.Iteration)
  public void fill() {
    tracker = new PartitionTracker(new TopicPartition("t", 0), 200_000);
    records = new Tracked[open];
    for (int i = 0; i < open; i++) {
      records[i] = tracker.track(offset++, 0, 0);
    }
  }

  @Benchmark
  public long record() {
    int place = random.nextInt(records.length);
    tracker.complete(records[place], 0);
    records[place] = tracker.track(offset++, 0, 0);
    return tracker.frontier();
  }
}
