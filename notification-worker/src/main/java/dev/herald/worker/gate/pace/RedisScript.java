package dev.herald.worker.gate.pace;

import dev.herald.conversation.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// A script of this package on a key.
final class RedisScript {
  private final UnifiedJedis redis;
  private final String text;

  RedisScript(UnifiedJedis redis, String name) {
    this.redis = redis;
    this.text = load(name);
  }

  Object run(String key, List<String> arguments) {
    try {
      return redis.eval(text, List.of(key), arguments);
    } catch (JedisException e) {
      throw new StoreUnavailableException("Redis does not serve the pace: " + e.getMessage(), e);
    }
  }

  private static String load(String name) {
    try (InputStream in = RedisScript.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
