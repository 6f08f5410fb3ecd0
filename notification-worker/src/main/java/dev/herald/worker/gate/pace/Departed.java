package dev.herald.worker.gate.pace;

/// What this worker sent of a budget lately. Whatever held some of it up on its way, no more leaves
/// within the budget's span than its channel takes. Safe for any number of threads.
final class Departed {
  private final long[] micros;
  private final long spanMicros;
  private long count;

  Departed(Terms terms) {
    this.micros = new long[terms.limit().limit()];
    this.spanMicros = terms.limit().span().plus(terms.margin()).toNanos() / 1000;
  }

  /// One wants to leave. A clock that was set back by more than the span is believed, or nothing
  /// would leave until it is as late again.
  ///
  /// @return whether there is room for it; then it has left
  synchronized boolean add(long now) {
    int oldest = (int) (count % micros.length);
    if (count >= micros.length && Math.abs(now - micros[oldest]) < spanMicros) {
      return false;
    }
    micros[oldest] = now;
    count++;
    return true;
  }
}
