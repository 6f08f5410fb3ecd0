package dev.herald.gateway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.Ports;
import dev.herald.testing.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

/// Redis can be lost: wiped, restarted empty or gone back to an older state, every reference comes
/// back as it was, or newer.
class MirrorIT {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final int CONVERSATIONS = 200;

  @TempDir private Path directory;

  @Test
  void aWipedRedisIsRebuiltWhileActivitiesGoOnComingIn() {
    RedisServer redis = RedisServer.startDurable();
    try (Gateway gateway = Gateway.on(KafkaBroker.start(), redis);
        RedisClient client = RedisClient.create(redis.uri())) {
      awaitReady(gateway);
      IntStream.range(0, CONVERSATIONS).forEach(i -> post(gateway, i, 1));

      client.flushAll();
      IntStream.range(0, CONVERSATIONS / 2).forEach(i -> post(gateway, i, 2));

      assertAllBack(gateway, CONVERSATIONS / 2);
    }
  }

  @Test
  void aRedisThatRestartsEmptyIsRebuilt() {
    RedisServer redis = RedisServer.start();
    try (Gateway gateway = Gateway.on(KafkaBroker.start(), redis)) {
      awaitReady(gateway);
      IntStream.range(0, CONVERSATIONS).forEach(i -> post(gateway, i, 1));

      redis.kill();
      redis.restart();

      assertAllBack(gateway, 0);
    }
  }

  @Test
  void aRedisThatWentBackToAnOlderStateIsBroughtForward() {
    RedisServer redis =
        RedisServer.start(Ports.free(), directory, "--save", "", "--appendonly", "no");
    try (Gateway gateway = Gateway.on(KafkaBroker.start(), redis);
        Jedis client = new Jedis("127.0.0.1", redis.port())) {
      awaitReady(gateway);
      IntStream.range(0, CONVERSATIONS).forEach(i -> post(gateway, i, 1));
      client.save();
      IntStream.range(0, CONVERSATIONS / 2).forEach(i -> post(gateway, i, 2));

      redis.kill();
      redis.restart();

      assertAllBack(gateway, CONVERSATIONS / 2);
    }
  }

  @Test
  void onlyWhatChangedIsWrittenToTheMirror() {
    try (Gateway gateway = Gateway.start()) {
      for (int i = 0; i < 10; i++) {
        gateway.postActivity(Activities.message("same", "m" + i, START.plusSeconds(i), ""));
      }
      assertThat(gateway.mirrored("same")).isEqualTo(1);

      gateway.postActivity(
          Activities.message("same", "m10", START.plusSeconds(10), ",\"locale\":\"de-DE\""));
      assertThat(gateway.mirrored("same")).isEqualTo(2);
    }
  }

  private static void assertAllBack(Gateway gateway, int moved) {
    Gateway.await("every reference")
        .ignoreExceptions()
        .untilAsserted(() -> {
          for (int i = 0; i < CONVERSATIONS; i++) {
            assertThat(gateway.store().named("c" + i))
                .singleElement()
                .extracting(stored -> stored.reference().serviceUrl())
                .isEqualTo("http://localhost:1/%d/".formatted(i < moved ? 2 : 1));
          }
        });
    awaitReady(gateway);
    assertThat(gateway.store().personalOf("user-of-c0")).hasSize(1);
  }

  private static void awaitReady(Gateway gateway) {
    Gateway.await("readiness")
        .until(() -> gateway.get("/actuator/health/readiness").statusCode() == 200);
  }

  private static void post(Gateway gateway, int conversation, int second) {
    String activity =
        Activities.message("c" + conversation, "m" + second, START.plusSeconds(second), "")
            .replace("http://localhost:1/", "http://localhost:1/%d/".formatted(second));
    Gateway.await("a 200")
        .pollDelay(Duration.ZERO)
        .until(() -> gateway.postActivity(activity).statusCode() == 200);
  }
}
