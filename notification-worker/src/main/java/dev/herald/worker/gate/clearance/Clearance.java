package dev.herald.worker.gate.clearance;

import java.time.Instant;

/// Whether a delivery may be sent now.
public sealed interface Clearance {

  /// It may. The permit must be closed.
  record Go(Permit permit) implements Clearance {}

  /// It waits; it keeps its place if it asks again by then.
  ///
  /// @param reason `conversation-window`, `budget`, `retry-after` or `outage`
  record NotBefore(Instant until, String reason) implements Clearance {}
}
