package dev.herald.worker.gate.pace;

import dev.herald.worker.gate.pace.Moments.Moment;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A place in a line. Not safe for threads.
final class Place {
  private static final long WORTH_MICROS = 1000;
  private static final long ABSENT_MICROS = 1_000_000;

  private final Waiter waiter;
  private final long number;

  /// How many requests are to go at once.
  int count;

  /// Its own; null while it has none.
  @Nullable Moment moment;

  private long comesMicros;

  Place(Waiter waiter, long number, long now) {
    this.waiter = waiter;
    this.number = number;
    this.comesMicros = now;
  }

  String name() {
    return waiter.name();
  }

  long number() {
    return number;
  }

  /// It comes by itself then.
  void comesAt(long micros) {
    comesMicros = micros;
  }

  /// Has it come at that time, if that is sooner than it would.
  void call(long atMicros, long now) {
    if (atMicros + WORTH_MICROS < comesMicros) {
      comesMicros = atMicros;
      waiter.call().accept(Duration.of(Math.max(0, atMicros - now), ChronoUnit.MICROS));
    }
  }

  /// Whether it should have come: whom it belongs to may be gone.
  boolean isAbsent(long now) {
    return isAbsent(now, ABSENT_MICROS);
  }

  boolean isAbsent(long now, long sinceMicros) {
    return now - comesMicros > sinceMicros;
  }
}
