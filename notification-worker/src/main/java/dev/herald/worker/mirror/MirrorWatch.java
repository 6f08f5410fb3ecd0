package dev.herald.worker.mirror;

import dev.herald.conversation.KnownMarks;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Looks at the marks of the mirror now and then, so that this worker notices when they went back
/// and does not move them forward over a loss. Restoring is the gateway's.
final class MirrorWatch implements SmartLifecycle {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final MirrorMarks marks;
  private final KnownMarks known;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread thread;

  MirrorWatch(MirrorMarks marks, KnownMarks known) {
    this.marks = marks;
    this.known = known;
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("mirror-watch").start(this::run);
  }

  private void run() {
    try {
      do {
        look();
      } while (!stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      Map<Integer, Long> offsets = marks.read().offsets();
      if (offsets == null) {
        // A gateway rebuilds; afterwards the marks begin anew.
        known.replace(Map.of());
      } else {
        offsets.forEach(known::raise);
      }
    } catch (StoreUnavailableException _) {
      // Readiness says that Redis is away.
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return thread != null && thread.isAlive();
  }
}
