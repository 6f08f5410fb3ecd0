package dev.herald.worker.gate;

import dev.herald.redis.Answer;
import java.util.function.BooleanSupplier;

/// Everybody lives, and Redis forgets nothing.
class Trusting implements Sentry {

  /// The same, while the ledger is complete.
  static Sentry whenever(BooleanSupplier complete) {
    return new Trusting() {
      @Override
      public void vouch() {
        if (!complete.getAsBoolean()) {
          throw new LedgerUnavailableException("not complete");
        }
      }
    };
  }

  @Override
  public void vouch() {}

  @Override
  public Answer<Boolean> asking() {
    return Answer.of(true);
  }

  @Override
  public boolean isDead(String owner) {
    return false;
  }
}
