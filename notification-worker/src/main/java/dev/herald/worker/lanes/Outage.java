package dev.herald.worker.lanes;

import java.time.Duration;

/// Whether what every step needs is away. Once a step said so, no further one begins for a while;
/// then one is tried, and the others follow when it comes through. Belongs to the owner's thread.
final class Outage {
  private final long pauseNanos;
  private boolean away;
  private boolean trying;
  private long untilNanos;
  private int spell;

  Outage(Duration pause) {
    this.pauseNanos = pause.toNanos();
  }

  /// Names the time between two changes; a step tells in which it began.
  int spell() {
    return spell;
  }

  boolean isAway() {
    return away;
  }

  /// Whether a step may begin.
  boolean letsPass(long nowNanos) {
    return !away || (!trying && nowNanos - untilNanos >= 0);
  }

  /// A step begins that was let pass; while it is away, one alone.
  void begin() {
    trying |= away;
  }

  /// A step found it away.
  ///
  /// @return whether that is news
  boolean lost(int since, long nowNanos) {
    boolean news = !away;
    if (news || since == spell) {
      away = true;
      trying = false;
      spell++;
      untilNanos = nowNanos + pauseNanos;
    }
    return news;
  }

  /// A step broke, which says nothing: another one is tried.
  void broke(int since) {
    trying &= since != spell;
  }

  /// A step came through.
  ///
  /// @return whether it is back by that
  boolean worked(int since) {
    if (!away || since != spell) {
      return false;
    }
    away = false;
    trying = false;
    spell++;
    return true;
  }
}
