package dev.herald.gateway.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.Ports;
import dev.herald.testing.RedisServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Behind a 200 nothing is lost: what cannot be kept is answered 503, and the channel comes again.
class InfrastructureAwayIT {
  @TempDir private Path directory;

  @Test
  void redisIsAwayForAWhile() {
    RedisServer redis = RedisServer.startDurable();
    try (Gateway gateway = Gateway.on(KafkaBroker.start(), redis)) {
      redis.kill();

      assertAway(gateway, "away-1");
      Gateway.await("readiness off").until(() -> status(gateway, "readiness") == 503);
      assertThat(status(gateway, "liveness")).isEqualTo(200);

      redis.restart();
      Gateway.await("a 200").until(() -> post(gateway, "back").statusCode() == 200);
      Gateway.await("readiness on").until(() -> status(gateway, "readiness") == 200);
      Gateway.await("the reference")
          .ignoreExceptions()
          .until(() -> gateway.store().named("back").size() == 1);
    }
  }

  @Test
  void kafkaIsAwayForAWhile() {
    int port = Ports.free();
    KafkaBroker first = KafkaBroker.start(port, directory);
    try (Gateway gateway = Gateway.on(first, RedisServer.startDurable())) {
      first.close();

      assertAway(gateway, "away-2");
      assertThat(status(gateway, "liveness")).isEqualTo(200);

      try (KafkaBroker back = KafkaBroker.start(port, directory)) {
        Gateway.await("a 200 on " + back.bootstrapServers())
            .until(() -> post(gateway, "back-2").statusCode() == 200);
        assertThat(gateway.eventsTo("back-2")).isNotEmpty();
      }
    }
  }

  private static void assertAway(Gateway gateway, String conversation) {
    HttpResponse<String> answer = post(gateway, conversation);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
  }

  private static HttpResponse<String> post(Gateway gateway, String conversation) {
    return gateway.postActivity(Activities.message(conversation, "m", Instant.now(), ""));
  }

  private static int status(Gateway gateway, String probe) {
    return gateway.get("/actuator/health/" + probe).statusCode();
  }
}
