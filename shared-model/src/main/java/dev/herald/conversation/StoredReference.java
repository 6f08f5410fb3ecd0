package dev.herald.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A reference with what the store knows about it.
///
/// @param seenAt the channel's time of the newest activity it was taken from
/// @param timeZone the user's last known IANA time zone
/// @param origin who vouched for it
public record StoredReference(
    ConversationReference reference,
    Standing standing,
    Instant seenAt,
    @Nullable String timeZone,
    Origin origin) {

  public ReferenceState state() {
    return standing.state();
  }

  public ConversationKey key() {
    return reference.key();
  }

  /// Whether a bearer token may ever go to its service URL.
  public boolean verified() {
    return origin.verified();
  }

  /// Whether an event to a user may use it: one person, reachable.
  public boolean isPersonalAndReachable() {
    return state().isReachable() && reference.conversation().isPersonal();
  }

  /// The same reference as a send at that moment left it. A verdict comes after what it was read
  /// from, whatever the clocks say.
  public StoredReference standing(ReferenceState state, @Nullable String reason, Instant at) {
    Instant since = at.isAfter(seenAt) ? at : seenAt.plusNanos(1);
    return new StoredReference(
        reference, new Standing(state, since, reason), seenAt, timeZone, origin);
  }

  /// The same conversation, reached by another service URL.
  public StoredReference reachedBy(String serviceUrl) {
    return new StoredReference(reference.reachedBy(serviceUrl), standing, seenAt, timeZone, origin);
  }
}
