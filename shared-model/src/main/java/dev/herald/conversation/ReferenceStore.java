package dev.herald.conversation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where references live. Every method may throw [StoreUnavailableException]: then the store cannot
/// be reached and nothing is known, which is never the same as "there is none".
public interface ReferenceStore {

  /// Stores a reference unless a newer one of the same key is there. Idempotent; of two concurrent
  /// calls the one with the later [StoredReference#seenAt] wins in either order. A missing locale
  /// or time zone does not erase a known one.
  Recorded record(StoredReference reference);

  Optional<StoredReference> find(ConversationKey key);

  /// The references of every bot, channel and tenant that know a conversation by this id.
  List<StoredReference> named(String conversationId);

  /// The personal conversations of a user, by channel user id or Entra object id.
  List<StoredReference> personalOf(String userId);

  /// One page of all references, in no order; a reference may come twice while others are stored.
  ///
  /// @param cursor [Page#next] of the page before, null for the first
  Page page(@Nullable String cursor);

  /// Notes that the mirror has what [Recorded#unmirrored] said.
  void mirrored(ConversationKey key, String unmirrored);

  /// Puts back what a mirror holds, each line as [Recorded#unmirrored] gave it. What is newer here
  /// stays.
  void restore(List<String> lines);

  /// What [ReferenceStore#record] did.
  ///
  /// @param unmirrored the reference as text when the mirror does not have it yet; null when it has
  record Recorded(Change change, @Nullable String unmirrored) {}

  /// What became different.
  enum Change {
    NEW,
    CHANGED,
    /// The same as before, seen again.
    SEEN,
    /// A newer one was there; it stays.
    OLDER
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
