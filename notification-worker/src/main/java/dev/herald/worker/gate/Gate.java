package dev.herald.worker.gate;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.conversation.StoredReference;
import dev.herald.notification.Delivery;
import dev.herald.redis.Answer;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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
  /// @param mayBeHidden whether it may have been sent though the ledger does not know it; asked
  ///   once it is claimed
  public Opening open(Delivery delivery, Reopening reopening, BooleanSupplier mayBeHidden) {
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
      boolean inDoubt = granted.inDoubt() || mayBeHidden.getAsBoolean();
      Claim.Granted judged = new Claim.Granted(granted.sent(), inDoubt);
      return new Opening(judged, newest.await(), reference.await());
    } catch (LedgerUnavailableException | StoreUnavailableException away) {
      ledger.giveBack(delivery.id(), granted);
      throw away;
    }
  }
}
