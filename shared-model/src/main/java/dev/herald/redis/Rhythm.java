package dev.herald.redis;

/// How often questions come, to tell whether a short wait would gather several. Belongs to whoever
/// gathers.
final class Rhythm {
  /// How many batches the memory spans, and how many lingers a silence lasts.
  private static final double MEMORY = 8;

  private static final double WORTH_WAITING = 2;

  private final long lingerNanos;
  private double questions;
  private double nanos;
  private long last;

  Rhythm(long lingerNanos) {
    this.lingerNanos = lingerNanos;
  }

  /// Whether at least two questions are to be expected while lingering.
  boolean isBusy(long now) {
    boolean silent = now - last > MEMORY * lingerNanos;
    return !silent && questions > 0 && questions * lingerNanos >= WORTH_WAITING * nanos;
  }

  void took(int count, long now) {
    // A long silence says no more than a short one, and is forgotten as soon.
    double silence = Math.clamp((double) (now - last), 0, MEMORY * lingerNanos);
    double kept = 1 - 1 / MEMORY;
    questions = questions * kept + count / MEMORY;
    nanos = nanos * kept + silence / MEMORY;
    last = now;
  }
}
