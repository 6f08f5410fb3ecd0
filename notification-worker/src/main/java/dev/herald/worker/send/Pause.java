package dev.herald.worker.send;

import java.time.Duration;

/// Waits between attempts. Each call blocks only its own, virtual, thread.
@FunctionalInterface
interface Pause {

  /// Waits.
  ///
  /// @return false when the worker stops, so that nothing new is begun
  boolean await(Duration wait);
}
