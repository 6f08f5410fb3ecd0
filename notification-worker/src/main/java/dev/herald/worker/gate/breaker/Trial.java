package dev.herald.worker.gate.breaker;

import java.util.List;

/// One delivery's try, and what it says about the scopes that it passes. Belongs to one thread.
public final class Trial {
  private final List<Part> parts;
  private boolean reported;

  /// A breaker that was passed.
  record Part(Breaker breaker, long part, long probe) {}

  Trial(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /// What came of a request; of several, each counts, and the first decides a probe.
  public void report(Signal signal) {
    for (Part part : parts) {
      part.breaker().report(part.part(), signal, reported ? 0 : part.probe());
    }
    reported = true;
  }

  /// Whether one of its scopes is out: then that a request failed says nothing about the message.
  public boolean isOutage() {
    return parts.stream().anyMatch(part -> part.breaker().isOpen());
  }

  /// Ends it; a probe that was not made is given back.
  public void close() {
    if (!reported) {
      report(Signal.NOTHING);
    }
  }
}
