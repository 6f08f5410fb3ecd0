package dev.herald.worker.send;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How long to wait before the next attempt: full jitter over an exponentially growing bound, and
/// never less than the channel asked for.
final class Backoff {
  private static final int MAX_DOUBLINGS = 30;

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /// The wait after an attempt.
  ///
  /// @param attempt number of the attempt just made, 1 for the first
  Duration after(int attempt, @Nullable Duration retryAfter) {
    long bound = Math.max(1, first.toMillis()) << Math.min(attempt - 1, MAX_DOUBLINGS);
    bound = bound <= 0 ? longest.toMillis() : Math.min(bound, longest.toMillis());
    Duration jitter = Duration.ofMillis(random.nextLong(bound + 1));
    return retryAfter == null || jitter.compareTo(retryAfter) > 0 ? jitter : retryAfter;
  }
}
