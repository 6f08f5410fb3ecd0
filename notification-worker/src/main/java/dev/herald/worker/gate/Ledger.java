package dev.herald.worker.gate;

import dev.herald.notification.Outcome;
import dev.herald.redis.Answer;
import java.util.List;

/// What is known of each delivery: the one place that makes a send effectively once.
///
/// A delivery is claimed before each attempt. A claim ends by [#settle] for good, by [#release]
/// when the channel certainly did not show the next activity, or by its lease when whoever held it
/// is gone: then the next claim is in doubt. Every method may throw [LedgerUnavailableException]
/// and is safe for any number of threads.
public interface Ledger {

  /// Claims a delivery for one attempt. Claiming what this worker already holds renews the lease.
  default Claim claim(String delivery) {
    return claiming(delivery, Reopening.NONE).await();
  }

  /// Claims without waiting for the answer, so that more can be asked in the same round trip.
  ///
  /// @param reopening which ends do not keep it from being claimed. What was reopened is ended by
  ///   the next [#settle]; until then all others go on finding the old end
  Answer<Claim> claiming(String delivery, Reopening reopening);

  /// Notes that the channel took the first activities of a delivery that has more of them. The
  /// claim stays.
  ///
  /// @return whether it is still this worker's
  boolean progress(String delivery, List<String> sent, boolean inDoubt);

  /// Gives the claim back for a later attempt.
  ///
  /// @param inDoubt whether the chat may nevertheless show what was tried
  void release(String delivery, List<String> sent, boolean inDoubt);

  /// Gives back a claim that nothing was done with. When the ledger cannot be told, it is told
  /// before the next claim, or the lease ends it.
  default void giveBack(String delivery, Claim.Granted claim) {
    try {
      release(delivery, claim.sent(), claim.inDoubt());
    } catch (LedgerUnavailableException _) {
      // Whoever gives back has met with worse already, and tells that.
    }
  }

  /// Ends a delivery. The first end counts, but that a delivered one was delivered is never lost.
  ///
  /// @return whether this end counts; otherwise it ended before, or somebody else has it now
  boolean settle(String delivery, Outcome outcome);

  /// The same, and when the ledger cannot be told now, but can later: that it was.
  ///
  /// @param late runs when this end was told after all and counts, perhaps more than once, on a
  ///   thread that others wait for
  default boolean settle(String delivery, Outcome outcome, Runnable late) {
    return settle(delivery, outcome);
  }

  /// Kafka acknowledged the outcome of a delivery: should Redis lose its end, it comes back from
  /// there.
  default void told(String delivery) {}
}
