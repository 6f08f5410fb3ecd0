package dev.herald.worker.gate;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a worker remembers of one delivery.
///
/// @param write writes it to Redis, again if it is there; says whether it is what counts
/// @param sinceNanos when it was noted
/// @param claim what an end that is owed leaves to be written instead, while Redis may miss what
///   others told and the end may not count; null of all else
record Note(Kind kind, BooleanSupplier write, long sinceNanos, @Nullable Note claim) {
  Note(Kind kind, BooleanSupplier write, long sinceNanos) {
    this(kind, write, sinceNanos, null);
  }

  /// What it is about.
  enum Kind {
    /// A claim that this worker sends with.
    CLAIM,
    /// A claim that is given back, and Redis does not know it yet.
    OWED,
    /// A claim that was given back with something of it in the chat, perhaps.
    LEFT,
    /// The same, and Redis does not know it yet.
    OWED_LEFT,
    /// An end that Redis was told and Kafka was not.
    END,
    /// An end that Redis does not know yet either.
    OWED_END
  }

  /// Whether whoever tries next must know what was left of a claim, be it on another worker.
  static boolean leaves(List<String> sent, boolean inDoubt) {
    return inDoubt || !sent.isEmpty();
  }

  boolean isOwed() {
    return kind == Kind.OWED || kind == Kind.OWED_LEFT || kind == Kind.OWED_END;
  }

  boolean isEnd() {
    return kind == Kind.END || kind == Kind.OWED_END;
  }

  /// The same of an end that Redis did not take.
  ///
  /// @param unless the claim that it ends; null when the end counts in any case
  Note owed(@Nullable Note unless) {
    return new Note(Kind.OWED_END, write, sinceNanos, unless);
  }

  /// Writes it.
  ///
  /// @return what is to be remembered from then on
  @Nullable Note written() {
    boolean counts = write.getAsBoolean();
    return switch (kind) {
      case CLAIM, LEFT -> this;
      case OWED -> null;
      case OWED_LEFT -> new Note(Kind.LEFT, write, sinceNanos);
      case END -> counts ? this : null;
      case OWED_END -> counts ? new Note(Kind.END, write, sinceNanos) : null;
    };
  }
}
