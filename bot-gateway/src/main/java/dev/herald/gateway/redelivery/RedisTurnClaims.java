package dev.herald.gateway.redelivery;

import dev.herald.conversation.StoreUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/// Claims in Redis, each a key of its own that expires.
final class RedisTurnClaims implements TurnClaims {
  private static final String KEY = "herald:t:";
  private static final String RUNNING = "r";
  private static final String DONE = "d";

  private final UnifiedJedis redis;
  private final Duration lease;
  private final Duration memory;

  /// Makes claims.
  ///
  /// @param lease after which a turn counts as abandoned
  /// @param memory how long a turn that has run is remembered
  RedisTurnClaims(UnifiedJedis redis, Duration lease, Duration memory) {
    this.redis = redis;
    this.lease = lease;
    this.memory = memory;
  }

  @Override
  public Claim claim(String turn) {
    SetParams unlessThere = SetParams.setParams().nx().px(lease.toMillis());
    return reaching(() -> {
      if (redis.set(KEY + turn, RUNNING, unlessThere) != null) {
        return Claim.GRANTED;
      }
      return DONE.equals(redis.get(KEY + turn)) ? Claim.DONE : Claim.RUNNING;
    });
  }

  @Override
  public void done(String turn) {
    reaching(() -> redis.set(KEY + turn, DONE, SetParams.setParams().px(memory.toMillis())));
  }

  @Override
  public void release(String turn) {
    reaching(() -> redis.del(KEY + turn));
  }

  private static <T> T reaching(Supplier<T> work) {
    try {
      return work.get();
    } catch (JedisException e) {
      throw new StoreUnavailableException("Redis does not serve claims: " + e.getMessage(), e);
    }
  }
}
