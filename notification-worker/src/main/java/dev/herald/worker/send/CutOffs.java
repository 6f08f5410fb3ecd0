package dev.herald.worker.send;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cuts off requests that are not over at their deadline: never later, and sooner by no more than a
/// hundredth of it. All of them are looked at now and then, since a timer for each, of which
/// thousands are under way and hardly one runs out, is a queue that every request changes twice.
/// Safe for any number of threads.
final class CutOffs {
  private static final Logger log = LoggerFactory.getLogger(CutOffs.class);
  private static final int LOOKS = 100;

  private final Map<Cancellable, Long> underWay = new ConcurrentHashMap<>();
  private final long afterNanos;

  private CutOffs(long afterNanos) {
    this.afterNanos = afterNanos;
  }

  static CutOffs by(ScheduledExecutorService timer, Duration deadline) {
    long every = deadline.toNanos() / LOOKS;
    CutOffs cutOffs = new CutOffs(deadline.toNanos() - every);
    var _ = timer.scheduleAtFixedRate(cutOffs::look, every, every, TimeUnit.NANOSECONDS);
    return cutOffs;
  }

  void began(Cancellable request) {
    underWay.put(request, System.nanoTime());
  }

  void ended(Cancellable request) {
    underWay.remove(request);
  }

  private void look() {
    long now = System.nanoTime();
    underWay.forEach((request, began) -> {
      if (now - began >= afterNanos) {
        cutOff(request);
      }
    });
  }

  /// One that cannot be cut off must not keep the others from it, now or ever.
  private static void cutOff(Cancellable request) {
    try {
      request.cancel();
    } catch (RuntimeException bug) {
      log.atError().setCause(bug).log("A request could not be cut off at its deadline");
    }
  }
}
