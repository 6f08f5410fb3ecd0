package dev.herald.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A reference with what the store knows about it.
///
/// @param seenAt the channel's time of the newest activity it was taken from
/// @param timeZone the user's last known IANA time zone
/// @param verified whether the service URL was certified by the channel's token; a reference that
///   was captured in anonymous mode is not, and must never receive a bearer token
public record StoredReference(
    ConversationReference reference,
    Standing standing,
    Instant seenAt,
    @Nullable String timeZone,
    boolean verified) {

  public ReferenceState state() {
    return standing.state();
  }

  public ConversationKey key() {
    return reference.key();
  }

  /// Whether an event to a user may use it: one person, reachable.
  public boolean isPersonalAndReachable() {
    return state().isReachable() && reference.conversation().isPersonal();
  }
}
