package dev.herald.worker.gate;

import dev.herald.notification.Outcome;
import java.time.Instant;

/// What the ledger says of a delivery to who only looks.
public sealed interface LedgerEntry {

  /// It knows nothing of it, or no longer.
  record None() implements LedgerEntry {}

  /// A worker is at it, or wants to try again.
  ///
  /// @param replay for which replay; empty for none
  record Claimed(String replay) implements LedgerEntry {}

  /// It ended.
  ///
  /// @param at when, to the second
  /// @param replay by which replay; empty for none
  record Ended(Outcome outcome, Instant at, String replay) implements LedgerEntry {}
}
