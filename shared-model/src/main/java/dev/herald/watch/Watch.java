package dev.herald.watch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks at something again and again on a thread of its own, at once and then after each pause,
/// until it is stopped.
public final class Watch {
  private final String name;
  private final Duration pause;
  private final Runnable look;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  /// Makes one.
  ///
  /// @param look throws nothing; one that takes long ends when it is interrupted or sees
  ///   [#isStopped]
  public Watch(String name, Duration pause, Runnable look) {
    this.name = name;
    this.pause = pause;
    this.look = look;
  }

  public void start() {
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  private void run() {
    try {
      do {
        look.run();
      } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends it without waiting for the end.
  public void stop() {
    stopped.countDown();
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  public boolean isStopped() {
    return stopped.getCount() == 0;
  }

  public boolean isRunning() {
    Thread running = thread;
    return running != null && running.isAlive();
  }
}
