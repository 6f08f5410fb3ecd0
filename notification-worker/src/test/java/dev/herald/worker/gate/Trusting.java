package dev.herald.worker.gate;

import dev.herald.redis.Answer;

/// Everybody lives, and Redis forgets nothing.
class Trusting implements Sentry {
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
