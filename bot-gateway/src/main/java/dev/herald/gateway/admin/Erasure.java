package dev.herald.gateway.admin;

import dev.herald.activity.ChannelAccount;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.redis.LedgerTraces;
import dev.herald.gateway.mirror.ReferenceMirror.Tombstone;
import dev.herald.gateway.reference.ReferenceEraser;
import dev.herald.notification.Delivery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Erases one person: their personal conversations and what the ledger says of them; references of
/// groups name nobody. Looks at every reference, since an index that lost one would leave it
/// behind. Repeating it after an interruption ends it.
final class Erasure {
  private final ReferenceStore store;
  private final ReferenceEraser eraser;
  private final LedgerTraces ledger;
  private final Clock clock;

  Erasure(ReferenceStore store, ReferenceEraser eraser, LedgerTraces ledger, Clock clock) {
    this.store = store;
    this.eraser = eraser;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Erases whoever has that channel user id or Entra object id. Throws
  /// [dev.herald.conversation.StoreUnavailableException] or
  /// [dev.herald.gateway.mirror.MirrorUnavailableException] when it did not come to its end.
  Proof erase(String user, String who) {
    List<StoredReference> found = new ArrayList<>();
    long looked =
        new Walk(store)
            .from(
                store.page(null),
                page -> page.stream().filter(each -> isOf(user, each)).forEach(found::add));
    long entries = ledger.erase(suffixes(found));
    List<Proof.Erased> erased = new ArrayList<>();
    for (StoredReference each : found) {
      Optional<Tombstone> tombstone = eraser.erase(each);
      tombstone.ifPresent(at -> erased.add(new Proof.Erased(each, at)));
    }
    boolean gone = store.personalOf(user).isEmpty();
    return new Proof(user, who, clock.instant(), new Proof.Counts(looked, entries), erased, gone);
  }

  private static boolean isOf(String id, StoredReference stored) {
    ConversationReference reference = stored.reference();
    ChannelAccount user = reference.user();
    boolean named = user != null && (id.equals(user.id()) || id.equals(user.aadObjectId()));
    String partner = reference.conversation().json().path("aadObjectId").asString("");
    return reference.conversation().isPersonal() && (named || id.equals(partner));
  }

  private static Set<String> suffixes(List<StoredReference> references) {
    return references.stream()
        .map(each -> Delivery.suffixOf(each.key()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
