package dev.herald.worker.gate;

import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
/// kept. Redis orders equal times by id. What was entered lately is remembered, should Redis forget
/// it before Kafka tells of it.
final class RedisCollapse implements Collapse, Memory {
  private static final String KEY = "herald:s:";
  private static final int KEPT = 100;
  private static final int MOST_RECENT = 10_000;
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);
  private static final ZRangeParams NEWEST = ZRangeParams.zrangeParams(0, 0).rev();

  private final UnifiedJedis redis;
  private final Coalescer coalescer;
  private final Duration retention;
  private final Deque<Entry> recent = new ArrayDeque<>();

  RedisCollapse(UnifiedJedis redis, Coalescer coalescer, Duration retention) {
    this.redis = redis;
    this.coalescer = coalescer;
    this.retention = retention;
  }

  @Override
  public void enter(Entry entry) {
    restore(List.of(entry));
    synchronized (recent) {
      recent.addLast(entry);
      if (recent.size() > MOST_RECENT) {
        recent.removeFirst();
      }
    }
  }

  @Override
  public void writeAgain() {
    List<Entry> entries;
    synchronized (recent) {
      entries = List.copyOf(recent);
    }
    restore(entries);
  }

  @Override
  public void restore(List<Entry> entries) {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      List<Response<Long>> entered = entries.stream().map(entry -> enter(pipeline, entry)).toList();
      pipeline.sync();
      // Only asking throws what Redis refused, as when it is loading or full.
      entered.forEach(Response::get);
    } catch (JedisException | IllegalStateException e) {
      // The latter when a cluster's node broke off.
      throw new LedgerUnavailableException(e);
    }
  }

  private Response<Long> enter(AbstractPipeline pipeline, Entry entry) {
    String key = KEY + entry.key();
    Response<Long> entered =
        pipeline.zadd(
            key, (double) entry.publishedMs(), entry.event(), ZAddParams.zAddParams().lt());
    pipeline.zremrangeByRank(key, 0, -KEPT - 1L);
    pipeline.pexpire(key, retention.toMillis());
    return entered;
  }

  @Override
  public Answer<Optional<String>> asking(String key) {
    return coalescer
        .ask(Command.of(COMMANDS.zrange(KEY + key, NEWEST)))
        .orThrow(LedgerUnavailableException::new)
        .map(events -> events.stream().findFirst());
  }
}
