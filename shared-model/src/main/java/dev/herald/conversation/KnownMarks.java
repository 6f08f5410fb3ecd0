package dev.herald.conversation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The marks as this process last saw them. Redis having lower ones has lost writes. Safe for any
/// number of threads.
public final class KnownMarks {
  private final Map<Integer, Long> marks = new ConcurrentHashMap<>();

  public long of(int partition) {
    return marks.getOrDefault(partition, 0L);
  }

  public void raise(int partition, long mark) {
    marks.merge(partition, mark, Math::max);
  }

  public void replace(Map<Integer, Long> seen) {
    marks.clear();
    marks.putAll(seen);
  }

  /// The marks as they are now. Who asks Redis compares the answer with a copy from before it
  /// asked: a mark that is raised meanwhile would look as if Redis had gone back.
  public KnownMarks copy() {
    KnownMarks copy = new KnownMarks();
    copy.marks.putAll(marks);
    return copy;
  }

  /// Whether Redis still has everything that it had.
  public boolean areCoveredBy(Map<Integer, Long> seen) {
    return marks.entrySet().stream()
        .allMatch(known -> seen.getOrDefault(known.getKey(), 0L) >= known.getValue());
  }

  /// From where Redis may have lost writes, by what it says and what was known before.
  public long firstLost(int partition, Map<Integer, Long> seen) {
    long says = seen.getOrDefault(partition, 0L);
    return marks.containsKey(partition) ? Math.min(says, of(partition)) : says;
  }
}
