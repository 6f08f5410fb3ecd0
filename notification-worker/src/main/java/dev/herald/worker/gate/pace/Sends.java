package dev.herald.worker.gate.pace;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What was sent to one conversation and may still count, as times in ms that may wrap around. A
/// send counts from when its answer came: the channel saw it before, so a window that is kept here
/// is kept there, however long requests are under way. Not safe for threads.
final class Sends {
  private static final int FEW = 2;

  private int[] times = new int[FEW];
  private int first;
  private int size;
  private int underWay;
  private int touchedMs;
  private int generation;
  private @Nullable Seed seed;

  /// How long to wait until that many more may leave; 0 when they may leave now.
  ///
  /// @param yields whether they leave the reserve of each window alone, as far as they fit beside
  ///   it
  int waitMs(List<Window> windows, int more, boolean yields, int nowMs) {
    int wait = 0;
    for (int i = 0; i < windows.size(); i++) {
      Window window = windows.get(i);
      int room = yields ? Math.min(window.limit(), more + window.reserve()) : more;
      wait = Math.max(wait, waitMs(window, i, room, nowMs));
    }
    return wait;
  }

  private int waitMs(Window window, int index, int more, int nowMs) {
    int span = window.spanMs();
    int room = window.limit() - underWay - more;
    int seeded = seed == null ? 0 : seed.countIn(index, span, nowMs);
    if (seed == null || seeded == 0) {
      return ageOut(room, span, nowMs);
    }
    int withoutSeed = Math.max(seed.atMs() + span - nowMs, ageOut(room, span, nowMs));
    return room >= seeded ? Math.min(withoutSeed, ageOut(room - seeded, span, nowMs)) : withoutSeed;
  }

  /// How long until no more than `room` of the known sends count. While so many are under way that
  /// there never is, a whole span: what is under way cannot age before it is answered.
  private int ageOut(int room, int spanMs, int nowMs) {
    if (room < 0) {
      return spanMs;
    }
    return size <= room ? 0 : Math.max(0, at(size - room - 1) + spanMs - nowMs);
  }

  /// How many may count in each window, those under way included.
  List<Integer> counts(List<Window> windows, int nowMs) {
    return IntStream.range(0, windows.size())
        .mapToObj(i -> countIn(i, windows.get(i).spanMs(), nowMs))
        .toList();
  }

  private int countIn(int window, int spanMs, int nowMs) {
    int recent = 0;
    while (recent < size && nowMs - at(size - recent - 1) < spanMs) {
      recent++;
    }
    return recent + underWay + (seed == null ? 0 : seed.countIn(window, spanMs, nowMs));
  }

  void begin(int count, int nowMs) {
    underWay += count;
    touchedMs = nowMs;
  }

  /// One that was under way is over.
  void answered(int longestSpanMs, int nowMs) {
    end(1, nowMs);
    while (size > 0 && nowMs - at(0) >= longestSpanMs) {
      first = (first + 1) % times.length;
      size--;
    }
    if (size == times.length) {
      grow();
    }
    times[(first + size) % times.length] = nowMs;
    size++;
  }

  /// So many were let through and never left.
  void end(int count, int nowMs) {
    underWay = Math.max(0, underWay - count);
    touchedMs = nowMs;
  }

  /// Another worker may have sent in between.
  ///
  /// @param generation names the takeover
  /// @param before what it may have sent; null when that no longer counts
  void takeOver(int generation, @Nullable Seed before) {
    this.generation = generation;
    this.seed = before;
  }

  /// The takeover that it knows of; 0 for none.
  int generation() {
    return generation;
  }

  /// Whether nothing of it counts any more.
  boolean isOver(int longestSpanMs, int nowMs) {
    boolean seedOver = seed == null || nowMs - seed.atMs() >= longestSpanMs;
    return underWay == 0 && seedOver && nowMs - touchedMs >= longestSpanMs;
  }

  private int at(int index) {
    return times[(first + index) % times.length];
  }

  private void grow() {
    int[] more = new int[times.length * 2];
    for (int i = 0; i < size; i++) {
      more[i] = at(i);
    }
    times = more;
    first = 0;
  }
}
