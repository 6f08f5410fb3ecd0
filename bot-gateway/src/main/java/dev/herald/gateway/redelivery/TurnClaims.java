package dev.herald.gateway.redelivery;

import dev.herald.redis.Answer;

/// Which turns have run or are running, across all gateways. Every method and every answer may
/// throw [dev.herald.conversation.StoreUnavailableException]; safe for any number of threads.
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

  /// Asks for a turn. Whoever asks says what came of it, as [Claim] tells, also when something else
  /// fails meanwhile; a turn of which nobody says so runs out.
  Answer<Claim> claim(String turn);

  /// The turn has run and what it said is kept.
  void done(String turn);

  /// The turn must run again.
  void release(String turn);
}
