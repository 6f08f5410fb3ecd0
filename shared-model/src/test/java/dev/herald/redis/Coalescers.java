package dev.herald.redis;

import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

/// Coalescers as the worker's defaults make them.
public final class Coalescers {
  private Coalescers() {}

  public static Coalescer on(UnifiedJedis redis) {
    return new Coalescer(
        redis,
        new Coalescer.Batching(
            200, Duration.ofMillis(1), 2, /* patience= */ Duration.ofSeconds(10)));
  }
}
