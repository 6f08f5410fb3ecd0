package dev.herald.worker.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/// The machine's clock, which a test can put forward: MSAL counts by the machine's.
final class ShiftedClock extends Clock {
  private final AtomicLong ahead = new AtomicLong();

  void advance(Duration by) {
    ahead.addAndGet(by.toMillis());
  }

  @Override
  public Instant instant() {
    return Instant.now().plusMillis(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
