package dev.herald.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Fails the questions that wait for longer than their patience, wherever they are. One thread
/// looks at all of them now and then: a timer for each would cost a good part of what its answer
/// does.
final class Watch implements AutoCloseable {
  /// How often it looks while the patience lasts.
  private static final int LOOKS = 8;

  private final Inbox inbox;
  private final long everyNanos;
  private final Map<Thread, List<Question<?>>> underWay = new ConcurrentHashMap<>();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("redis-watch").unstarted(this::run);
  private volatile boolean closed;

  Watch(Inbox inbox, Duration patience) {
    this.inbox = inbox;
    this.everyNanos = patience.toNanos() / LOOKS;
  }

  void start() {
    thread.start();
  }

  /// The calling thread took these questions out of the inbox and answers them.
  void began(List<Question<?>> batch) {
    underWay.put(Thread.currentThread(), batch);
  }

  /// The calling thread has answered all of them.
  void ended() {
    underWay.remove(Thread.currentThread());
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(this, everyNanos);
      long now = System.nanoTime();
      inbox.forEach(question -> question.expire(now));
      underWay.values().forEach(batch -> batch.forEach(question -> question.expire(now)));
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
