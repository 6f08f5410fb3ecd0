package dev.herald.fault.record;

import java.time.Duration;
import java.time.Instant;

/// From when to when.
public record Span(Instant from, Instant to) {
  public static Span at(Instant moment) {
    return new Span(moment, moment);
  }

  public boolean overlaps(Span other) {
    return !from.isAfter(other.to) && !to.isBefore(other.from);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  public Span longer(Duration more) {
    return new Span(from, to.plus(more));
  }
}
