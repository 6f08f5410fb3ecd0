package dev.herald.gateway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.StoredReference;
import dev.herald.gateway.Gateway;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// Redis is lost while activities come in at full speed: behind every 200 there is a reference at
/// least as new, before and after.
@Tag("long")
class MirrorUnderLoadIT {
  private static final int CONVERSATIONS = 300;

  @Test
  void flushedTwiceUnderLoadEveryReferenceIsWhatItWasOrNewer() {
    RedisServer redis = RedisServer.startDurable();
    try (Gateway gateway = Gateway.on(KafkaBroker.start(), redis);
        RedisClient client = RedisClient.create(redis.uri());
        Inbound inbound = new Inbound(gateway, CONVERSATIONS)) {
      inbound.begin();
      for (int i = 0; i < 2; i++) {
        client.flushAll();
        awaitLoss(gateway);
        awaitReady(gateway);
      }
      inbound.end();

      assertAllKept(gateway, inbound);
    }
  }

  @Test
  void restartedEmptyUnderLoadEveryReferenceIsWhatItWasOrNewer() {
    RedisServer redis = RedisServer.start();
    try (Gateway gateway = Gateway.on(KafkaBroker.start(), redis);
        Inbound inbound = new Inbound(gateway, CONVERSATIONS)) {
      inbound.begin();
      redis.kill();
      redis.restart();
      awaitLoss(gateway);
      awaitReady(gateway);
      inbound.end();

      assertAllKept(gateway, inbound);
    }
  }

  private static void assertAllKept(Gateway gateway, Inbound inbound) {
    Gateway.await("every reference")
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(inbound.kept())
                .hasSize(CONVERSATIONS)
                .allSatisfy((name, second) ->
                    assertThat(gateway.store().named(name))
                        .singleElement()
                        .extracting(MirrorUnderLoadIT::second)
                        .satisfies(found -> assertThat(found).isGreaterThanOrEqualTo(second))));
  }

  private static int second(StoredReference stored) {
    return Inbound.secondOf(stored.reference().serviceUrl());
  }

  private static void awaitLoss(Gateway gateway) {
    Gateway.await("readiness off").until(() -> readiness(gateway) == 503);
  }

  private static void awaitReady(Gateway gateway) {
    Gateway.await("readiness").until(() -> readiness(gateway) == 200);
  }

  private static int readiness(Gateway gateway) {
    return gateway.get("/actuator/health/readiness").statusCode();
  }
}
