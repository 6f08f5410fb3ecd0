package dev.herald.gateway.reference;

import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import dev.herald.gateway.mirror.ReferenceMirror;

/// Moves every channel of a team with it: to another state when the team is deleted or the bot
/// removed, and back. Idempotent, so a redelivered activity makes up for a store that was lost
/// half-way. Safe for any number of threads.
final class TeamMoves {
  private final ReferenceStore store;
  private final ReferenceMirror mirror;

  TeamMoves(ReferenceStore store, ReferenceMirror mirror) {
    this.store = store;
    this.mirror = mirror;
  }

  /// Moves the channels that the bot knows of the team, but for the one in which it was told.
  void follow(ConversationReference told, Standing standing) {
    String team = told.teamId();
    if (team == null) {
      return;
    }
    ConversationKey key = told.key();
    store.ofTeam(team).stream()
        .filter(stored -> stored.key().scope().equals(key.scope()) && !stored.key().equals(key))
        .filter(stored -> !isDeletedForItself(stored))
        .forEach(stored -> store.move(stored.key(), standing).ifPresent(mirror::keep));
  }

  /// A channel that was deleted does not come back with its team.
  private static boolean isDeletedForItself(StoredReference stored) {
    return LifeEvent.CHANNEL_DELETED.equals(stored.standing().reason());
  }
}
