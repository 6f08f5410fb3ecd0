package dev.herald.channel.limit;

import java.time.Duration;
import java.util.List;

/// Enforces several windows on one stream of requests, exactly: it remembers the time of each that
/// may still count. Not safe for threads.
final class SlidingWindows {
  private final List<Window> windows;
  private final long[] taken;
  private long count;

  SlidingWindows(List<Window> windows) {
    this.windows = windows;
    this.taken = new long[windows.stream().mapToInt(Window::limit).max().orElse(1)];
  }

  /// How long the caller must wait; zero when it may go on now.
  Duration waitBefore(long nanos) {
    long wait = 0;
    for (Window window : windows) {
      if (count >= window.limit()) {
        long oldest = taken[(int) ((count - window.limit()) % taken.length)];
        wait = Math.max(wait, window.span().toNanos() - (nanos - oldest));
      }
    }
    return Duration.ofNanos(wait);
  }

  void take(long nanos) {
    taken[(int) (count % taken.length)] = nanos;
    count++;
  }
}
