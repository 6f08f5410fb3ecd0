package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.history.Shown;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// Promise: a Redis that is wiped under a running worker costs no second send. The worker stops,
/// learns from the outcomes what was shown, and goes on.
class LostLedgerIT {
  @Test
  void anEventThatWasShownBeforeRedisWasWipedIsNotShownAgain() {
    RedisServer redis = RedisServer.startDurable();
    Ground ground = Ground.of(KafkaBroker.start(), redis);
    try (Stack stack = Stack.on(ground, UnaryOperator.identity(), Map.of());
        RedisClient client = RedisClient.create(redis.uri())) {
      User ada = stack.joins("ada");
      stack.notifications().publish("ada", Events.text("shown", ada, "shown"));
      Events.await("the first").until(() -> stack.outcomes().of("shown").contains("delivered"));

      client.flushAll();
      stack.notifications().publish("ada", Events.text("shown", ada, "shown"));
      stack.notifications().publish("ada", Events.text("after", ada, "after"));

      Events.await("the end of both")
          .until(() ->
              stack.outcomes().of("after").contains("delivered")
                  && stack.outcomes().of("shown").stream().filter("delivered"::equals).count()
                      == 2);
      assertThat(stack.channel().history().shownIn(ada.conversation()))
          .extracting(Shown::text)
          .containsExactly("shown", "after");
    }
  }
}
