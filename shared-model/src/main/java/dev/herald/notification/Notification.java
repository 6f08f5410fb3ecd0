package dev.herald.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event of the topic `notifications`.
///
/// @param id the producer's idempotency key: the same id is the same notification, however often it
///   is published
/// @param notBefore shown no earlier; null means at once
/// @param notAfter shown no later, also after retries and replays; null means it stays true
/// @param supersedes collapse key: a newer event with it makes this one moot while undelivered
/// @param source who publishes
/// @param kind which kind of notification (`class` on the wire)
public record Notification(
    String id,
    Target to,
    Message message,
    Priority priority,
    @Nullable Instant notBefore,
    @Nullable Instant notAfter,
    @Nullable String supersedes,
    IfUnknown ifUnknown,
    @Nullable String source,
    @Nullable String kind) {

  /// The smallest event: a text, now, once.
  public static Notification of(String id, Target to, Message message, Priority priority) {
    return new Notification(
        id, to, message, priority, null, null, null, IfUnknown.RESEND, null, null);
  }
}
