package dev.herald.worker.gate.pace;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The specification of [HotMarks]: what Redis does, in memory.
final class MemoryMarks implements HotMarks {
  private final Clock clock;
  private final Map<Long, List<Integer>> counts = new HashMap<>();
  private final Map<Long, Long> times = new HashMap<>();
  private int left;

  MemoryMarks(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void leave(long conversation, List<Integer> sends) {
    counts.put(conversation, sends);
    times.put(conversation, clock.millis());
    left++;
  }

  @Override
  public Map<Long, Mark> read() {
    Map<Long, Mark> marks = new HashMap<>();
    counts.forEach((conversation, sends) -> {
      int age = (int) (clock.millis() - times.getOrDefault(conversation, 0L));
      marks.put(conversation, new Mark(age, sends));
    });
    return marks;
  }

  @Override
  public void refresh() {}

  int left() {
    return left;
  }
}
