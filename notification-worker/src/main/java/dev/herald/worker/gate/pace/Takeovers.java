package dev.herald.worker.gate.pace;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// When this worker came to own the conversations of each partition, and what the owner before may
/// have sent in them. Safe for any number of threads.
final class Takeovers {
  private final HotMarks hot;
  private final int flightMs;
  private final ConcurrentMap<Integer, Takeover> partitions = new ConcurrentHashMap<>();
  private final AtomicInteger generations = new AtomicInteger();

  /// Makes it.
  ///
  /// @param flightMs how much later than its mark a send may have reached the channel
  Takeovers(HotMarks hot, int flightMs) {
    this.hot = hot;
    this.flightMs = flightMs;
  }

  /// Partitions came to this worker just now. Asks nobody: what marks there are is read when a
  /// conversation first needs it.
  void begin(Iterable<Integer> taken, int nowMs) {
    Takeover takeover = new Takeover(nowMs);
    taken.forEach(partition -> partitions.put(partition, takeover));
  }

  /// The takeover that a partition is under. One that was never announced begins now.
  Takeover of(int partition, int nowMs) {
    return partitions.computeIfAbsent(partition, _ -> new Takeover(nowMs));
  }

  /// One takeover of any number of partitions.
  final class Takeover {
    private final int atMs;
    private final int generation = generations.incrementAndGet();
    private volatile Map<Long, HotMarks.Mark> marks = Map.of();
    private volatile boolean read;

    private Takeover(int atMs) {
      this.atMs = atMs;
    }

    int atMs() {
      return atMs;
    }

    /// Reads the marks, once. Whoever owned the partitions before leaves none any more.
    void prepare() {
      if (!read) {
        readMarks();
      }
    }

    private synchronized void readMarks() {
      if (!read) {
        marks = hot.read();
        read = true;
      }
    }

    /// What the owner before may have sent to a conversation.
    Seed seed(long conversation, List<Window> windows) {
      Seed unmarked = Seed.unmarked(atMs, windows);
      HotMarks.Mark mark = marks.get(conversation);
      if (mark == null) {
        return unmarked;
      }
      return new Seed(
          atMs,
          IntStream.range(0, windows.size())
              .mapToObj(i -> Math.max(unmarked.counts().get(i), counted(mark, windows, i)))
              .toList());
    }

    private int counted(HotMarks.Mark mark, List<Window> windows, int index) {
      boolean counts =
          index < mark.counts().size() && mark.ageMs() < windows.get(index).spanMs() + flightMs;
      return counts ? mark.counts().get(index) : 0;
    }

    int generation() {
      return generation;
    }
  }
}
