package dev.herald.worker.lanes;

import org.jspecify.annotations.Nullable;

/// A record from its arrival until it is over: a link in the chain of those of its partition that
/// are not over, in the order in which they came. Belongs to its tracker, and so to the owner's
/// thread.
final class Tracked {
  /// How many came before it in this assignment.
  final long number;

  final long offset;

  /// In milliseconds since 1970.
  final long timestampMs;

  private @Nullable Tracked before;
  private @Nullable Tracked after;
  private boolean over;

  Tracked(long number, long offset, long timestampMs) {
    this.number = number;
    this.offset = offset;
    this.timestampMs = timestampMs;
  }

  void follow(@Nullable Tracked earlier) {
    before = earlier;
    if (earlier != null) {
      earlier.after = this;
    }
  }

  @Nullable Tracked before() {
    return before;
  }

  @Nullable Tracked after() {
    return after;
  }

  boolean isOver() {
    return over;
  }

  /// Leaves the chain. It keeps hold of nobody, so that the collector need not follow it to the
  /// others.
  void end() {
    over = true;
    if (before != null) {
      before.after = after;
    }
    if (after != null) {
      after.before = before;
    }
    before = null;
    after = null;
  }
}
