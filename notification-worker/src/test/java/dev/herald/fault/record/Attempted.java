package dev.herald.fault.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request to show one activity of an event, as the channel saw it.
///
/// @param step which of the event's activities, from 0
/// @param time from when the request came in until it was answered or given up; at its end it was
///   shown
/// @param status the answer; 0 when nobody heard one
/// @param hungUp when its sender ended the connection; null while it is open
public record Attempted(
    String event,
    int step,
    Where where,
    Span time,
    int status,
    boolean shown,
    @Nullable Instant hungUp) {

  /// Where it was to be shown.
  public record Where(String conversation, String tenant) {}

  /// Whether its sender was told for certain that it was shown, or that it was not.
  public boolean isCertain() {
    return status != 0 && status != 500;
  }
}
