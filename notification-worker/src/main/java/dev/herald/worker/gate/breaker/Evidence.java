package dev.herald.worker.gate.breaker;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The last requests of a scope: which part they were for, and whether they failed. Not safe for
/// threads.
final class Evidence {
  private static final int KEPT = 32;

  private final long keptMs;
  private final long[] parts = new long[KEPT];
  private final long[] times = new long[KEPT];
  private final boolean[] bad = new boolean[KEPT];
  private int count;

  /// Makes it.
  ///
  /// @param keptMs how long a request counts
  Evidence(long keptMs) {
    this.keptMs = keptMs;
    forget();
  }

  void add(long part, boolean failed, long nowMs) {
    int at = count++ % KEPT;
    parts[at] = part;
    times[at] = nowMs;
    bad[at] = failed;
  }

  void forget() {
    Arrays.fill(times, Long.MIN_VALUE / 2);
  }

  /// Whether it is enough: as many failures in as many parts as the rule says, at least half of the
  /// requests, and at least half of the parts by their last request.
  boolean convicts(Rule rule, long nowMs) {
    Map<Long, Boolean> last = new HashMap<>();
    int failures = 0;
    int requests = 0;
    for (int i = Math.max(0, count - KEPT); i < count; i++) {
      int at = i % KEPT;
      if (nowMs - times[at] <= keptMs) {
        requests++;
        failures += bad[at] ? 1 : 0;
        last.put(parts[at], bad[at]);
      }
    }
    long failing = last.values().stream().filter(each -> each).count();
    return failures >= rule.failures()
        && failing >= rule.parts()
        && failures * 2 >= requests
        && failing * 2 >= last.size();
  }
}
