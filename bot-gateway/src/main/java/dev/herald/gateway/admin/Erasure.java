package dev.herald.gateway.admin;

import dev.herald.activity.ChannelAccount;
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
import org.jspecify.annotations.Nullable;

/// Erases one person: their personal conversations wherever they are kept, what the ledger says of
/// them, and their account in the references of groups. Looks at every reference, since the index
/// of users knows personal conversations only. Repeating it after an interruption ends it.
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
    long looked = find(user, found);
    List<StoredReference> personal = found.stream().filter(Erasure::isPersonal).toList();
    long entries = ledger.erase(suffixes(personal));
    List<Proof.Erased> erased = new ArrayList<>();
    for (StoredReference each : personal) {
      Optional<Tombstone> tombstone = eraser.erase(each);
      tombstone.ifPresent(at -> erased.add(new Proof.Erased(each, at)));
    }
    found.stream().filter(each -> !isPersonal(each)).forEach(eraser::eraseUser);
    int groups = found.size() - personal.size();
    boolean gone = store.personalOf(user).isEmpty();
    return new Proof(
        user, who, clock.instant(), new Proof.Counts(looked, entries, groups), erased, gone);
  }

  private long find(String user, List<StoredReference> found) {
    long looked = 0;
    @Nullable String cursor = null;
    do {
      ReferenceStore.Page page = store.page(cursor);
      page.references().stream().filter(each -> isOf(user, each)).forEach(found::add);
      looked += page.references().size();
      cursor = page.next();
    } while (cursor != null);
    return looked;
  }

  private static boolean isOf(String id, StoredReference stored) {
    ChannelAccount user = stored.reference().user();
    boolean named = user != null && (id.equals(user.id()) || id.equals(user.aadObjectId()));
    String partner = stored.reference().conversation().json().path("aadObjectId").asString("");
    return named || (isPersonal(stored) && id.equals(partner));
  }

  private static boolean isPersonal(StoredReference stored) {
    return stored.reference().conversation().isPersonal();
  }

  private static Set<String> suffixes(List<StoredReference> references) {
    return references.stream()
        .map(each -> Delivery.suffixOf(each.key()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
