package dev.herald.worker.send;

import dev.herald.notification.Notification;
import dev.herald.worker.gate.Freshness;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Whether an event may still be shown, asked when all is ready for it to leave. A newer one of its
/// collapse key is looked for again when it was long ago that the gate did: a new connection, a
/// token or a busy machine may have taken its time.
///
/// @param newest whether it is the newest of its key; may block
/// @param window opened when the gate was asked
record Timeliness(
    Freshness freshness, Predicate<Notification> newest, Notification event, SendWindow window)
    implements BooleanSupplier {
  private static final Duration SOON = Duration.ofMillis(100);

  @Override
  public boolean getAsBoolean() {
    return freshness.isTimely(event) && (window.age().compareTo(SOON) < 0 || newest.test(event));
  }
}
