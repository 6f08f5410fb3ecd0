package dev.herald.worker.gate;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.conversation.StoredReference;
import dev.herald.notification.Delivery;
import dev.herald.notification.Notification;
import dev.herald.redis.Answer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Opens attempts: everything that Redis knows of a delivery, in one round trip that many
/// deliveries share. Safe for any number of threads.
public final class Gate {
  private final Ledger ledger;
  private final Collapse collapse;
  private final StoredReferences references;

  Gate(Ledger ledger, Collapse collapse, StoredReferences references) {
    this.ledger = ledger;
    this.collapse = collapse;
    this.references = references;
  }

  /// Claims a delivery and reads what its attempt needs. May throw [LedgerUnavailableException] and
  /// `StoreUnavailableException`; a claim that was granted meanwhile is given back.
  ///
  /// @param recalling adds to a claim what the ledger may have forgotten
  public Opening open(
      Delivery delivery, Reopening reopening, UnaryOperator<Claim.Granted> recalling) {
    Answer<Claim> claiming = ledger.claiming(delivery.id(), reopening);
    String key = delivery.event().supersedes();
    Answer<Optional<String>> newest =
        key == null ? Answer.of(Optional.empty()) : collapse.asking(key);
    Answer<Optional<StoredReference>> reference = references.asking(delivery.conversation());
    Claim claim = claiming.await();
    if (!(claim instanceof Claim.Granted granted)) {
      return new Opening(claim, Optional.empty(), Optional.empty());
    }
    try {
      return new Opening(recalling.apply(granted), newest.await(), reference.await());
    } catch (LedgerUnavailableException | StoreUnavailableException away) {
      ledger.giveBack(delivery.id(), granted);
      throw away;
    }
  }

  /// Whether an event is the newest of its collapse key at this moment; also when it has none, or
  /// nobody can say.
  public boolean isNewest(Notification event) {
    String key = event.supersedes();
    try {
      return key == null || collapse.newest(key).filter(each -> !each.equals(event.id())).isEmpty();
    } catch (LedgerUnavailableException _) {
      return true;
    }
  }
}
