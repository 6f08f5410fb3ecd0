package dev.herald.worker.send;

import dev.herald.notification.Outcome;
import java.time.Duration;

/// What follows an attempt.
sealed interface NextStep {

  /// It is over.
  record End(Outcome outcome) implements NextStep {}

  /// Another attempt follows.
  ///
  /// @param inDoubt whether the chat may show what was tried
  record Again(Duration pause, boolean inDoubt) implements NextStep {}
}
