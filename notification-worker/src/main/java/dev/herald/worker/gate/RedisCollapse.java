package dev.herald.worker.gate;

import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;
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
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);
  private static final ZRangeParams NEWEST = ZRangeParams.zrangeParams(0, 0).rev();

  private final UnifiedJedis redis;
  private final Coalescer coalescer;
  private final Duration retention;

  RedisCollapse(UnifiedJedis redis, Coalescer coalescer, Duration retention) {
    this.redis = redis;
    this.coalescer = coalescer;
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
    } catch (JedisException | IllegalStateException e) {
      // The latter when a cluster's node broke off.
      throw new LedgerUnavailableException(e);
    }
  }

  @Override
  public Answer<Optional<String>> asking(String key) {
    return coalescer
        .ask(Command.of(COMMANDS.zrange(KEY + key, NEWEST)))
        .orThrow(LedgerUnavailableException::new)
        .map(events -> events.stream().findFirst());
  }
}
