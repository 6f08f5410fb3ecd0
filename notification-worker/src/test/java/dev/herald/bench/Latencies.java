package dev.herald.bench;

import java.util.Arrays;
import java.util.stream.LongStream;

/// Percentiles in milliseconds.
record Latencies(double p50, double p99, double p999) {

  static Latencies ofNanos(LongStream latencies) {
    long[] sorted = latencies.toArray();
    Arrays.sort(sorted);
    return new Latencies(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999));
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
  }
}
