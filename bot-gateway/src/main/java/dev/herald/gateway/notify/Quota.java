package dev.herald.gateway.notify;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A rate with a burst of one second, as a bucket that fills steadily. Safe for any number of
/// threads.
final class Quota {
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int perSecond;
  private double left;
  private @Nullable Long lastNanos;

  Quota(int perSecond) {
    this.perSecond = perSecond;
    this.left = perSecond;
  }

  /// Takes one, or says how long until there is one again; at least a second, as HTTP counts.
  synchronized Duration take(long nanos) {
    if (lastNanos != null) {
      left = Math.min(perSecond, left + (nanos - lastNanos) / SECOND * perSecond);
    }
    lastNanos = nanos;
    if (left < 1) {
      return Duration.ofSeconds(1);
    }
    left--;
    return Duration.ZERO;
  }
}
