package dev.herald.gateway.web;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/// Makes readers of bodies that share the bounds of time and of requests in flight.
public final class BodyReaders {
  private final Duration longest;
  private final InFlight inFlight;

  BodyReaders(Duration longest, InFlight inFlight) {
    this.longest = longest;
    this.inFlight = inFlight;
  }

  /// A reader of bodies up to that size.
  public BodyReader upTo(DataSize most) {
    return new BodyReader(Math.toIntExact(most.toBytes()), longest, inFlight);
  }
}
