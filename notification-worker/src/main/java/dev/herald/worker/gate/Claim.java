package dev.herald.worker.gate;

import dev.herald.notification.Outcome;
import java.time.Duration;
import java.util.List;

/// The ledger's answer to who wants to send a delivery.
public sealed interface Claim {

  /// Send it; nobody else does until the lease ends.
  ///
  /// @param sent ids of its activities that the channel took before, in order; empty text where the
  ///   channel named none. They must not be sent again
  /// @param inDoubt whether somebody may have sent the next activity without being able to say so
  record Granted(List<String> sent, boolean inDoubt) implements Claim {
    public Granted {
      sent = List.copyOf(sent);
    }
  }

  /// It has ended, so.
  record Settled(Outcome outcome) implements Claim {}

  /// Somebody else is at it.
  ///
  /// @param remaining when to look again at the latest
  record Held(Duration remaining) implements Claim {}
}
