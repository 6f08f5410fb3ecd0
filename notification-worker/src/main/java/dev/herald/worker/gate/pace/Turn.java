package dev.herald.worker.gate.pace;

import java.time.Instant;

/// Whether it is a delivery's turn.
public sealed interface Turn {

  /// It is.
  record Now(Booking booking) implements Turn {}

  /// It must wait, for a reason in a word or two.
  record Wait(Instant until, String reason) implements Turn {}
}
