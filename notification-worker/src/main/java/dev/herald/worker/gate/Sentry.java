package dev.herald.worker.gate;

import dev.herald.redis.Answer;

/// Watches over what a claim depends on besides its own entry: that this worker is not taken for
/// dead, that others are, and that Redis still knows what it knew. Safe for any number of threads.
public interface Sentry {
  /// Throws [LedgerUnavailableException] while nothing may be claimed, as far as is known without
  /// asking.
  void vouch();

  /// Asks, along with a claim, whether Redis lost what the ledger held. The answer may throw
  /// [LedgerUnavailableException]: then nothing may be sent.
  Answer<Boolean> asking();

  /// Whether another worker fell silent, so that its claims may be taken over. Asks Redis.
  boolean isDead(String owner);
}
