package dev.herald.gateway.web;

import org.springframework.util.unit.DataSize;

/// Makes readers of bodies that share the bound of requests in flight.
public final class BodyReaders {
  private final InFlight inFlight;

  BodyReaders(InFlight inFlight) {
    this.inFlight = inFlight;
  }

  /// A reader of bodies up to that size.
  public BodyReader upTo(DataSize most) {
    return new BodyReader(Math.toIntExact(most.toBytes()), inFlight);
  }
}
