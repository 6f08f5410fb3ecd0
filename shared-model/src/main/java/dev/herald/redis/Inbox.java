package dev.herald.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where many threads leave questions and few take them, a batch at a time. One thread gathers at a
/// time; it is woken when there is a first question, or when a batch is full, not for each.
///
/// Invariant: whoever puts adds to the size before it looks whether somebody sleeps; whoever sleeps
/// says so before it looks at the size. So nobody sleeps beside a question.
final class Inbox {
  private static final int NOBODY_SLEEPS = Integer.MAX_VALUE;

  private final int most;
  private final Rhythm rhythm;
  private final long lingerNanos;
  private final Queue<Question<?>> questions = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final ReentrantLock gathering = new ReentrantLock();

  private volatile int wakeAt = NOBODY_SLEEPS;
  private volatile @Nullable Thread sleeper;
  private volatile boolean closed;

  /// Makes an inbox.
  ///
  /// @param most questions in a batch
  /// @param linger how long to wait for more of them while they come often
  Inbox(int most, Duration linger) {
    this.most = most;
    this.lingerNanos = linger.toNanos();
    this.rhythm = new Rhythm(lingerNanos);
  }

  void put(Question<?> question) {
    questions.add(question);
    if (size.incrementAndGet() >= wakeAt) {
      LockSupport.unpark(sleeper);
    }
  }

  /// Waits for questions and takes up to a batch of them; none only when the inbox is closed and
  /// empty.
  List<Question<?>> take() {
    gathering.lock();
    try {
      sleeper = Thread.currentThread();
      List<Question<?>> batch;
      do {
        gather();
        batch = drain();
        // Empty when somebody took the rest in between.
      } while (batch.isEmpty() && !closed);
      return batch;
    } finally {
      gathering.unlock();
    }
  }

  private void gather() {
    if (rhythm.isBusy(System.nanoTime())) {
      sleepUntil(most, System.nanoTime() + lingerNanos);
    }
    sleepUntil(1, Long.MAX_VALUE);
  }

  private void sleepUntil(int enough, long deadline) {
    wakeAt = enough;
    while (size.get() < enough && !closed) {
      long left = deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - System.nanoTime();
      if (left <= 0) {
        break;
      }
      LockSupport.parkNanos(this, left);
    }
    wakeAt = NOBODY_SLEEPS;
  }

  private List<Question<?>> drain() {
    List<Question<?>> batch = new ArrayList<>(Math.min(most, size.get()));
    while (batch.size() < most && move(batch)) {
      // One more.
    }
    size.addAndGet(-batch.size());
    rhythm.took(batch.size(), System.nanoTime());
    return batch;
  }

  /// Takes whatever is there, without waiting.
  List<Question<?>> rest() {
    List<Question<?>> rest = new ArrayList<>();
    while (move(rest)) {
      // One more.
    }
    size.addAndGet(-rest.size());
    return rest;
  }

  /// Shows what waits to be taken.
  void forEach(Consumer<Question<?>> look) {
    questions.forEach(look);
  }

  private boolean move(List<Question<?>> batch) {
    Question<?> next = questions.poll();
    return next != null && batch.add(next);
  }

  /// Lets who waits in [#take] go when nothing is left.
  void close() {
    closed = true;
    LockSupport.unpark(sleeper);
  }
}
