package dev.herald.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionTrackerTest {
  private static final int HISTORIES = 200;
  private static final int EVENTS = 3_000;

  private final PartitionTracker tracker = new PartitionTracker(new TopicPartition("t", 0), 10_000);

  static List<Long> seeds() {
    return new SplittableRandom(815).longs(HISTORIES).boxed().toList();
  }

  /// Against a plain model: the frontier is the lowest open offset, or the one behind the last that
  /// came; it never goes back, and the lag counts what came from there on.
  @ParameterizedTest
  @MethodSource("seeds")
  void whateverEndsInWhateverOrderTheFrontierIsTheLowestOpenOffset(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int arrivals = 20 + random.nextInt(60);
    TreeMap<Long, Boolean> model = new TreeMap<>();
    List<Tracked> records = new ArrayList<>();
    List<Long> offsets = new ArrayList<>();
    long offset = random.nextInt(5);
    long frontier = -1;
    for (int i = 0; i < EVENTS; i++) {
      if (random.nextInt(100) < arrivals || records.isEmpty()) {
        records.add(tracker.track(offset, 0, i));
        offsets.add(offset);
        model.put(offset, false);
        offset += 1 + (random.nextInt(10) == 0 ? random.nextInt(1_000) : 0);
      } else {
        int ended = random.nextInt(records.size());
        tracker.complete(records.get(ended), i);
        model.put(offsets.get(ended), true);
        if (random.nextBoolean()) {
          records.remove(ended);
          offsets.remove(ended);
        }
      }
      assertThat(tracker.frontier()).isEqualTo(frontierOf(model)).isGreaterThanOrEqualTo(frontier);
      frontier = tracker.frontier();
      assertThat(tracker.lag()).isEqualTo(model.tailMap(frontier).size());
    }
  }

  private static long frontierOf(NavigableMap<Long, Boolean> model) {
    while (model.size() > 1 && model.firstEntry().getValue()) {
      model.pollFirstEntry();
    }
    return model.firstEntry().getValue() ? model.firstKey() + 1 : model.firstKey();
  }

  @Test
  void nothingIsKnownBeforeTheFirstRecord() {
    assertThat(tracker.frontier()).isNegative();
    assertThat(tracker.hasPassed(0)).isFalse();
  }

  @Test
  void whatWentBackIsRefused() {
    tracker.track(7, 0, 0);

    assertThat(tracker.hasPassed(7)).isTrue();
    assertThatThrownBy(() -> tracker.track(7, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMarkersBehindTheLastRecordAreLeftBehindToo() {
    tracker.complete(tracker.track(7, 0, 0), 0);

    tracker.skipTo(9);

    assertThat(tracker.frontier()).isEqualTo(9);
    tracker.skipTo(8);
    assertThat(tracker.frontier()).isEqualTo(9);
  }

  @Test
  void theOldestIsTheFirstThatIsNotOver() {
    assertThat(tracker.oldestMs()).isEqualTo(Long.MAX_VALUE);
    Tracked[] records = new Tracked[100];
    for (int i = 0; i < records.length; i++) {
      records[i] = tracker.track(i, 1_000 + i, 0);
    }

    tracker.complete(records[1], 0);
    assertThat(tracker.oldestMs()).isEqualTo(1_000);

    tracker.complete(records[0], 0);
    assertThat(tracker.oldestMs()).isEqualTo(1_002);
  }

  @Test
  void itStandsSinceTheFrontierMovedLast() {
    Tracked first = tracker.track(1, 0, 100);
    tracker.track(2, 0, 200);
    assertThat(tracker.standingNanos(300)).isEqualTo(200);

    tracker.complete(first, 400);
    assertThat(tracker.standingNanos(450)).isEqualTo(50);
  }

  @Test
  void whatIsOverIsKeptByNobody() {
    Tracked open = tracker.track(0, 0, 0);
    Tracked[] over = new Tracked[1_000];
    for (int i = 0; i < over.length; i++) {
      over[i] = tracker.track(1 + i, 0, 0);
    }

    for (Tracked each : over) {
      tracker.complete(each, 0);
    }

    assertThat(tracker.lag()).isEqualTo(1_001);
    assertThat(open.after()).isNull();
    assertThat(over).allMatch(each -> each.before() == null && each.after() == null);
  }
}
