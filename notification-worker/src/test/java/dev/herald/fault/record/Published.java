package dev.herald.fault.record;

import dev.herald.notification.IfUnknown;
import dev.herald.notification.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event that was published, to one conversation.
///
/// @param steps how many activities show it: 1, or 2 for text and card
/// @param at the time of its record
/// @param acknowledged where Kafka has it; null when the producer was never told so, in which case
///   it may be delivered or not
public record Published(
    String event,
    String conversation,
    Priority priority,
    int steps,
    Terms terms,
    Instant at,
    @Nullable Place acknowledged) {

  /// When it may be shown, and what to do in doubt.
  public record Terms(
      @Nullable Instant notBefore,
      @Nullable Instant notAfter,
      @Nullable String supersedes,
      IfUnknown ifUnknown) {
    public static final Terms NONE = new Terms(null, null, null, IfUnknown.RESEND);
  }

  /// Where a record lies.
  public record Place(int partition, long offset) {}
}
