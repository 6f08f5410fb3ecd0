package dev.herald.worker.gate.pace;

import java.time.Duration;

/// How a thread waits for a moment that Redis gave it: a time, which no condition announces.
@FunctionalInterface
interface Sleep {
  /// Waits that long, not less.
  ///
  /// @return false when it was interrupted; it stays so
  boolean sleep(Duration time);

  /// By the real clock.
  static boolean really(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
