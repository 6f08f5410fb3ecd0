package dev.herald.worker.health;

import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// Whether Redis answers; bounded by the client's own timeouts.
final class RedisCheck implements Check {
  private final UnifiedJedis redis;

  RedisCheck(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public boolean isUp() {
    try {
      return "PONG".equals(redis.ping());
    } catch (JedisException _) {
      return false;
    }
  }
}
