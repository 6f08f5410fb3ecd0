package dev.herald.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisServerIT {
  @Test
  void killedDurableServer_hasItsDataWhenRestarted() {
    try (RedisServer server = RedisServer.startDurable();
        RedisClient redis = RedisClient.create(server.uri())) {
      redis.set("k", "v");
      server.kill();
      server.restart();
      try (RedisClient again = RedisClient.create(server.uri())) {
        assertThat(again.get("k")).isEqualTo("v");
      }
    }
  }

  @Test
  void closedServer_leavesNoProcess() {
    RedisServer server = RedisServer.start();
    long before = redisChildren();
    server.close();

    assertThat(before).isPositive();
    assertThat(redisChildren()).isZero();
  }

  private static long redisChildren() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().command().orElse("").contains("redis-server"))
        .count();
  }
}
