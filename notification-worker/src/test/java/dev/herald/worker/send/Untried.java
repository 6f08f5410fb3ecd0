package dev.herald.worker.send;

import dev.herald.worker.delay.Baggage;
import dev.herald.worker.delay.Baggage.Trace;
import java.time.Instant;

/// Attempts at a delivery of no replay that nobody tried yet.
final class Untried {
  private Untried() {}

  static Attempts at(Instant taken) {
    return new Attempts(taken, new Baggage(0, taken, Trace.NONE), "");
  }
}
