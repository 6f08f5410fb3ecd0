package dev.herald.notification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of an event, for one recipient or as a whole. Codes and ids only: an outcome never
/// holds text or names.
public sealed interface Outcome {

  /// The event is readable and has been planned for that many recipients. The only outcome besides
  /// [Deferred] that is not the last.
  record Accepted(int recipients) implements Outcome {}

  /// It waits; another outcome follows.
  ///
  /// @param until when it goes on at the earliest
  /// @param activityIds what the chat shows of it already, as the channel named it, in order: an
  ///   empty text where it named nothing
  record Deferred(String reason, Instant until, List<String> activityIds) implements Outcome {
    public Deferred {
      activityIds = List.copyOf(activityIds);
    }

    public Deferred(String reason, Instant until) {
      this(reason, until, List.of());
    }
  }

  /// The channel took it.
  ///
  /// @param activityIds the ids the channel gave, in order; shorter than what was sent where the
  ///   channel names none
  /// @param possibleDuplicate whether it was sent again after a send whose fate nobody knows, so
  ///   that the chat may show it twice
  record Delivered(List<String> activityIds, boolean possibleDuplicate) implements Outcome {
    public Delivered {
      activityIds = List.copyOf(activityIds);
    }

    public Delivered(List<String> activityIds) {
      this(activityIds, false);
    }
  }

  /// Nobody can know whether the chat shows it.
  record Unknown(String reason) implements Outcome {}

  /// The channel or Herald refused it for good.
  record Failed(String code) implements Outcome {}

  /// It would have come after its `notAfter`.
  record Expired() implements Outcome {}

  /// A newer event took its place.
  record Superseded() implements Outcome {}

  /// A rule kept it from being sent.
  record Suppressed(String rule) implements Outcome {}

  /// No conversation can be reached.
  record Unreachable(String reason) implements Outcome {}

  /// Whether nothing follows it for this recipient.
  default boolean isTerminal() {
    return !(this instanceof Accepted || this instanceof Deferred);
  }

  /// The code or reason it carries; null where the name says all.
  default @Nullable String detail() {
    return switch (this) {
      case Accepted _, Delivered _, Expired _, Superseded _ -> null;
      case Deferred deferred -> deferred.reason();
      case Unknown unknown -> unknown.reason();
      case Failed failed -> failed.code();
      case Suppressed suppressed -> suppressed.rule();
      case Unreachable unreachable -> unreachable.reason();
    };
  }
}
