package dev.herald.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where references live. Every method may throw [StoreUnavailableException]: then the store cannot
/// be reached and nothing is known, which is never the same as "there is none".
public interface ReferenceStore {

  /// Stores a reference unless a newer one of the same key is there. Idempotent; of two concurrent
  /// calls the one with the later [StoredReference#seenAt] wins in either order. The newest known
  /// locale and time zone survive, also when the newest activity lacks them.
  Recorded record(StoredReference reference);

  /// Puts what a send taught in the place of what was read before it, unless the reference was
  /// refreshed or revised since: then that is newer than the verdict and stays. Idempotent.
  ///
  /// @param revised the same reference with another standing or service URL; its standing must
  ///   begin after [StoredReference#seenAt]
  /// @return [Change#CHANGED], [Change#SEEN] when it said so already, [Change#OLDER] when it was
  ///   refreshed or is gone
  Recorded revise(StoredReference read, StoredReference revised);

  Optional<StoredReference> find(ConversationKey key);

  /// The references of every bot, channel and tenant that know a conversation by this id.
  List<StoredReference> named(String conversationId);

  /// The personal conversations of a user, by channel user id or Entra object id.
  List<StoredReference> personalOf(String userId);

  /// The conversations of a Teams team that are known: its channels.
  List<StoredReference> ofTeam(String teamId);

  /// One page of all references, in no order; a reference may come twice while others are stored.
  ///
  /// @param cursor [Page#next] of the page before, null for the first
  Page page(@Nullable String cursor);

  /// Moves a reference into another state as of [Standing#since], unless an activity came in it or
  /// a send judged it later than that, or it is in that state already.
  ///
  /// @return the reference as it is now when the mirror does not have it yet
  Optional<StoredReference> move(ConversationKey key, Standing standing);

  /// Notes that the mirror has what [Recorded#unmirrored] said.
  ///
  /// @return whether that is still what is here
  Mirrored mirrored(StoredReference unmirrored);

  /// Puts back what a mirror or an export holds. What is newer here stays.
  ///
  /// @param mirrored whether the mirror holds it
  void restore(List<StoredReference> references, boolean mirrored);

  /// Erases a reference and every trace of it here. What was seen up to that moment never comes
  /// back, whoever records or restores it; what is seen later is a new beginning.
  ///
  /// @param at not before the reference was last seen, else it stays
  /// @return what was erased
  Optional<StoredReference> erase(ConversationKey key, Instant at);

  /// What [ReferenceStore#record] or [ReferenceStore#revise] did.
  ///
  /// @param unmirrored the reference as it is now when the mirror does not have it yet; null when
  ///   it has
  record Recorded(Change change, @Nullable StoredReference unmirrored) {}

  /// What became different.
  enum Change {
    NEW,
    CHANGED,
    /// The same as before, seen again.
    SEEN,
    /// A newer one was there; it stays, but for a locale or time zone that it lacked.
    OLDER,
    /// It was erased after that activity; nothing of it is stored.
    ERASED
  }

  /// What the mirror lacks after it was told of a reference.
  sealed interface Mirrored {

    /// Nothing: it has what is here.
    record Noted() implements Mirrored {}

    /// The reference is another one by now, and the mirror may have been told of both in the wrong
    /// order.
    record Outdated(StoredReference now) implements Mirrored {}

    /// The reference was erased meanwhile, and the mirror must not end with it.
    record Erased() implements Mirrored {}
  }

  /// Some references and where to go on.
  ///
  /// @param next cursor of the next page; null after the last
  record Page(List<StoredReference> references, @Nullable String next) {
    public Page {
      references = List.copyOf(references);
    }
  }
}
