package dev.herald.worker.control;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Priority;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which scopes are paused. Asked before every attempt, so it keeps the list until the board
/// changes. Safe for any number of threads.
public final class Pauses {
  private final ControlBoard board;
  private volatile Known known = new Known(-1, List.of());

  private record Known(long offset, List<Pause> pauses) {}

  public Pauses(ControlBoard board) {
    this.board = board;
  }

  public List<Pause> all() {
    long offset = board.offset();
    Known seen = known;
    if (seen.offset() != offset) {
      seen = new Known(offset, board.under(Pause.PREFIX, Pause::of));
      known = seen;
    }
    return seen.pauses();
  }

  /// The pause that what goes to a conversation lies in.
  ///
  /// @param priority null when none is meant
  /// @param host of its service URL; null while that is not known
  public Optional<Pause> over(
      ConversationKey to, @Nullable Priority priority, @Nullable String host) {
    List<Pause> pauses = all();
    return pauses.isEmpty()
        ? Optional.empty()
        : pauses.stream().filter(pause -> pause.scope().covers(to, priority, host)).findFirst();
  }
}
