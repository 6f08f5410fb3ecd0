package dev.herald.worker.gate.pace;

import dev.herald.notification.Priority;
import java.time.Duration;

/// How a budget is given out.
///
/// @param limit what the channel allows
/// @param margin how far apart the channel may see what left at the same time
/// @param bulkShare part of the budget that bulk keeps while there is more urgent traffic, 0 to 1
/// @param slowdown factor on the rate when the channel says 429
/// @param floor part of the rate below which it is never slowed down
/// @param recovery part of the full rate that comes back in each second without a 429
record Terms(
    Window limit,
    Duration margin,
    double bulkShare,
    double slowdown,
    double floor,
    double recovery) {

  /// Sends that the channel may see at once, since clocks and threads are not exact.
  private static final int SPARE = 2;

  private static final long MICROS_PER_MS = 1000;

  /// Without a margin, one in a span would otherwise have no time at all.
  private static final long LEAST_MICROS = 10_000;

  private static final long URGENT_MS = 500;
  private static final long NORMAL_MS = 250;

  /// Between two sends at full rate.
  long apartMicros() {
    long span = limit.span().plus(margin).toNanos() / MICROS_PER_MS;
    return Math.ceilDiv(span, Math.max(1, limit.limit() - SPARE));
  }

  /// How long after its moment a send may leave. As many as the limit and one more then still take
  /// longer than its span; the last quarter of what they take longer is left to the network, which
  /// does not carry all of them equally fast.
  long leavesWithinMicros() {
    long more = limit.limit() * apartMicros() - limit.span().toNanos() / MICROS_PER_MS;
    return Math.max(LEAST_MICROS, more * 3 / 4);
  }

  /// How far ahead moments of a priority may lie. What lies further is left to the more urgent.
  long aheadMicros(Priority priority) {
    return switch (priority) {
      case URGENT -> URGENT_MS * MICROS_PER_MS;
      case NORMAL -> NORMAL_MS * MICROS_PER_MS;
      case BULK -> 2 * apartMicros();
    };
  }

  /// How far ahead the moment of one may lie that missed its own: further than any priority's, so
  /// that there is one.
  long anotherAheadMicros() {
    return 2 * URGENT_MS * MICROS_PER_MS;
  }

  /// How many moments to take at once at most: what passes in a span as long as the margin.
  int mostAtOnce() {
    return Math.clamp(margin.toNanos() / MICROS_PER_MS / apartMicros(), 1, 1000);
  }
}
