package dev.herald.worker.gate;

import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ZAddParams;
import redis.clients.jedis.params.ZRangeParams;

/// Collapse keys in Redis: a sorted set of event ids by time for each, of which the newest are
/// kept. Redis orders equal times by id.
final class RedisCollapse implements Collapse {
  private static final String KEY = "herald:s:";
  private static final int KEPT = 100;

  private final UnifiedJedis redis;
  private final Duration retention;

  RedisCollapse(UnifiedJedis redis, Duration retention) {
    this.redis = redis;
    this.retention = retention;
  }

  @Override
  public void enter(String key, String event, long publishedMs) {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      Response<Long> entered =
          pipeline.zadd(KEY + key, (double) publishedMs, event, ZAddParams.zAddParams().lt());
      pipeline.zremrangeByRank(KEY + key, 0, -KEPT - 1L);
      pipeline.pexpire(KEY + key, retention.toMillis());
      pipeline.sync();
      // Only asking throws what Redis refused, as when it is loading or full.
      entered.get();
    } catch (JedisException e) {
      throw new LedgerUnavailableException(e);
    }
  }

  @Override
  public Optional<String> newest(String key) {
    try {
      return redis.zrange(KEY + key, ZRangeParams.zrangeParams(0, 0).rev()).stream().findFirst();
    } catch (JedisException e) {
      throw new LedgerUnavailableException(e);
    }
  }
}
