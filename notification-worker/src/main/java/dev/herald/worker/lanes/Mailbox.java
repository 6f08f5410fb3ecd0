package dev.herald.worker.lanes;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What many threads tell one. The one that reads it may sleep until something comes; nothing that
/// was posted is slept over.
final class Mailbox<T> {
  private final ConcurrentLinkedQueue<T> letters = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Thread sleeper;

  /// Leaves something; wakes the reader when it sleeps.
  void post(T letter) {
    letters.add(letter);
    Thread reader = sleeper;
    if (reader != null) {
      LockSupport.unpark(reader);
    }
  }

  @Nullable T poll() {
    return letters.poll();
  }

  /// Sleeps until something is there, at most so long. Only the reading thread may call it.
  void await(long nanos) {
    if (nanos <= 0 || !letters.isEmpty()) {
      return;
    }
    sleeper = Thread.currentThread();
    // Looked at once more after the sleeper is known: whoever posted before did not see it.
    if (letters.isEmpty()) {
      LockSupport.parkNanos(this, nanos);
    }
    sleeper = null;
  }
}
