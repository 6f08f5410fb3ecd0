package dev.herald.worker.delay;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;

/// The marks in Redis, for the next owner of a partition: a hash for each, few conversations in it.
/// Every method may throw [StoreUnavailableException]. Safe for any number of threads.
final class DetourMarks {
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);
  private static final String KEY = "herald:detours:";

  private final Coalescer redis;
  private final Duration kept;

  DetourMarks(Coalescer redis, Duration kept) {
    this.redis = redis;
    this.kept = kept;
  }

  Map<String, Trail> of(int partition) {
    Map<String, Trail> trails = new HashMap<>();
    ask(COMMANDS.hgetAll(KEY + partition))
        .forEach((lane, text) -> trails.put(lane, Trail.read(text)));
    return trails;
  }

  void leave(int partition, String lane, Trail trail) {
    ask(COMMANDS.hset(KEY + partition, lane, trail.write()));
    ask(COMMANDS.pexpire(KEY + partition, kept.toMillis()));
  }

  void remove(int partition, String lane) {
    ask(COMMANDS.hdel(KEY + partition, lane));
  }

  private <T> T ask(CommandObject<T> command) {
    try {
      return redis.ask(Command.of(command)).await();
    } catch (JedisException e) {
      throw new StoreUnavailableException("Redis does not keep detours: " + e.getMessage(), e);
    }
  }
}
