package dev.herald.channel.fault;

import org.jspecify.annotations.Nullable;

/// What becomes of a request.
public sealed interface Fault {

  /// Whether the message is shown all the same.
  boolean shown();

  /// The channel does what it should.
  record None() implements Fault {
    @Override
    public boolean shown() {
      return true;
    }
  }

  /// It answers with a status.
  ///
  /// @param body null for the body that belongs to the status
  /// @param contentType null for JSON
  /// @param retryAfter the header's text; null for none
  record Answer(
      int status,
      @Nullable String body,
      @Nullable String contentType,
      @Nullable String retryAfter,
      boolean shown)
      implements Fault {}

  /// It resets the connection.
  record Reset(boolean shown) implements Fault {}

  /// It never answers.
  record Silence(boolean shown) implements Fault {}

  static Fault status(int status) {
    return new Answer(status, null, null, null, false);
  }

  static Fault throttled(String retryAfter) {
    return new Answer(429, null, null, retryAfter, false);
  }

  static Fault code(int status, String code) {
    return new Answer(status, FaultBodies.error(code, code), null, null, false);
  }
}
