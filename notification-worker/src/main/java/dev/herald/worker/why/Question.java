package dev.herald.worker.why;

import org.jspecify.annotations.Nullable;

/// What somebody wants to know.
///
/// @param event id of the event
/// @param user whose copy is meant, by channel user id or Entra object id; null when none is named
/// @param conversation whose copy is meant; null when none is named
public record Question(String event, @Nullable String user, @Nullable String conversation) {
  public Question {
    if (user != null && conversation != null) {
      throw new IllegalArgumentException("name a user or a conversation, not both");
    }
  }
}
