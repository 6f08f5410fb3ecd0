package dev.herald.gateway.bench;

import dev.herald.gateway.bench.Load.Result;
import java.time.Duration;
import java.util.Arrays;

/// How long each answer took. Belongs to one thread.
final class Answers {
  private long[] nanos = new long[1 << 16];
  private int count;
  private long refused;

  void take(int status, long took) {
    if (status != 200) {
      refused++;
      return;
    }
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
  }

  void add(Answers other) {
    for (int i = 0; i < other.count; i++) {
      take(200, other.nanos[i]);
    }
    refused += other.refused;
  }

  Result over(double seconds) {
    Arrays.sort(nanos, 0, count);
    long p99 = count == 0 ? 0 : nanos[count - 1 - count / 100];
    return new Result(count / seconds, Duration.ofNanos(p99), refused);
  }
}
