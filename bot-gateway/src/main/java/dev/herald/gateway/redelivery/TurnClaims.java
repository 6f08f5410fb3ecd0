package dev.herald.gateway.redelivery;

/// Which turns have run or are running, across all gateways. Every method may throw
/// [dev.herald.conversation.StoreUnavailableException]; safe for any number of threads.
public interface TurnClaims {

  /// What is known of a turn.
  enum Claim {
    /// The caller runs it, and says [#done] or [#release] afterwards.
    GRANTED,
    /// Somebody is at it.
    RUNNING,
    /// It has run.
    DONE
  }

  Claim claim(String turn);

  /// The turn has run and what it said is kept.
  void done(String turn);

  /// The turn must run again.
  void release(String turn);
}
