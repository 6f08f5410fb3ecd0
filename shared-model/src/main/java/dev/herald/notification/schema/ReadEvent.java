package dev.herald.notification.schema;

import dev.herald.notification.Notification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What reading the bytes of an event came to.
public sealed interface ReadEvent {

  record Valid(Notification event) implements ReadEvent {}

  /// It is no event.
  ///
  /// @param id its id where at least that could be read; whoever published it can be told
  record Invalid(@Nullable String id, List<Problem> problems) implements ReadEvent {
    public Invalid {
      problems = List.copyOf(problems);
    }

    /// One line for a header or a log; holds no value of the event.
    public String reason() {
      return String.join(
          "; ",
          problems.stream()
              .map(p -> p.pointer().isEmpty() ? p.message() : p.pointer() + ": " + p.message())
              .toList());
    }
  }
}
