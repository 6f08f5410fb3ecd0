package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.history.Shown;
import dev.herald.notification.Outcome;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// Promise: a Redis that is wiped under a running worker costs no second send. The worker stops,
/// learns from the outcomes what was shown, and goes on.
class LostLedgerIT {
  private static final Map<String, Object> LONG_WAITS =
      Map.of("herald.send.first-backoff", "8s", "herald.send.longest-backoff", "8s");

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

  @Test
  void whatMayHaveBeenShownBeforeRedisWasWiped_isSaidToHaveBeenShownTwice() {
    RedisServer redis = RedisServer.startDurable();
    Ground ground = Ground.of(KafkaBroker.start(), redis);
    try (Stack stack = Stack.on(ground, UnaryOperator.identity(), LONG_WAITS);
        RedisClient client = RedisClient.create(redis.uri())) {
      User ada = stack.joins("ada");
      stack.channel().faults().add(FaultRule.next(1, ada.conversation(), new Fault.Reset(true)));
      stack.notifications().publish("ada", Events.text("lost", ada, "lost"));
      Events.await("the claim to be given back").until(() -> isGivenBackInDoubt(client));

      client.flushAll();

      Events.await("its end").until(() -> stack.outcomes().of("lost").contains("delivered"));
      assertThat(stack.outcomes().recordsOf("lost").getLast().outcome())
          .isInstanceOfSatisfying(
              Outcome.Delivered.class, end -> assertThat(end.possibleDuplicate()).isTrue());
    }
  }

  private static boolean isGivenBackInDoubt(RedisClient client) {
    return client.keys("*").stream()
        .filter(key -> client.type(key).equals("string"))
        .map(client::get)
        .anyMatch(value -> value.matches("C \\S+ 0 1 .*"));
  }
}
