package dev.herald.worker.gate.breaker;

import dev.herald.worker.gate.scope.Scope;
import java.time.Duration;

/// Told when a breaker opens and closes, under its lock: must be quick.
interface BreakerListener {

  /// Nothing is sent to the scope any more.
  ///
  /// @param probeIn when it is tried again
  void opened(Scope scope, Signal why, Duration probeIn);

  /// A probe failed; it stays open.
  void stays(Scope scope, Signal why, Duration probeIn);

  /// It works again.
  void closed(Scope scope, Duration after);
}
