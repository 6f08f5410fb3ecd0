package dev.herald.worker.gate.pace;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import dev.herald.redis.Script;
import java.util.List;
import redis.clients.jedis.exceptions.JedisException;

/// A script of this package on a key. Asked again after a broken connection, it may run twice: a
/// budget loses some moments then, and nothing else changes.
final class RedisScript {
  private final Coalescer redis;
  private final Script script;

  RedisScript(Coalescer redis, String name) {
    this.redis = redis;
    this.script = Script.beside(RedisScript.class, name);
  }

  Object run(String key, List<String> arguments) {
    return ask(redis, script.on(key, arguments));
  }

  static <T> T ask(Coalescer redis, Command<T> command) {
    try {
      return redis.ask(command).await();
    } catch (JedisException e) {
      throw new StoreUnavailableException("Redis does not serve the pace: " + e.getMessage(), e);
    }
  }
}
