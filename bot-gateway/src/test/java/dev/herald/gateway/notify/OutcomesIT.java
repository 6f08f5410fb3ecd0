package dev.herald.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ConversationKey;
import dev.herald.gateway.Gateway;
import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeJson;
import dev.herald.notification.OutcomeRecord;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import dev.herald.testing.Topic;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a publisher can ask after.
class OutcomesIT {
  private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");
  private static final String[] SETTINGS = {
    "--herald.gateway.notify.open=false",
    "--herald.gateway.notify.keys.orders="
        + "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    "--herald.gateway.notify.per-second=10000",
    "--herald.gateway.outcomes.most=10",
  };

  private static RedisClient redis;
  private static Gateway gateway;
  private static Topic outcomes;

  @BeforeAll
  static void start() {
    KafkaBroker broker = KafkaBroker.start();
    RedisServer server = RedisServer.startDurable();
    redis = RedisClient.create(server.uri());
    gateway = Gateway.on(broker, server, SETTINGS);
    broker.createTopic("notification-outcomes", 3, Map.of());
    outcomes = new Topic(broker.bootstrapServers(), "notification-outcomes");
  }

  @AfterAll
  static void stop() {
    outcomes.close();
    redis.close();
    gateway.close();
  }

  @Test
  void theOutcomesOfAnybodysEventAreToldWithoutSayingWhereTheUserIs() {
    tell("by-kafka", null, new Outcome.Accepted(1));
    tell("by-kafka", "by-kafka~1", new Outcome.Delivered(List.of("m-1")));

    awaitCount("by-kafka", "delivered", 1);

    JsonNode known = ask("by-kafka");
    assertThat(known.path("outcomes").size()).isEqualTo(2);
    assertThat(known.at("/outcomes/0/outcome").asString()).isEqualTo("accepted");
    assertThat(known.at("/outcomes/1/delivery").asString()).isEqualTo("by-kafka~1");
    assertThat(known.at("/outcomes/1/activityIds/0").asString()).isEqualTo("m-1");
    assertThat(known.toString()).doesNotContain("secret-conversation");
  }

  @Test
  void whatWasPublishedHereIsKnownAtOnce() {
    String event = "{\"id\":\"fresh\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"x\"}}";
    assertThat(gateway.post("/api/notify", "Bearer foo", event).statusCode()).isEqualTo(202);

    assertThat(ask("fresh").path("outcomes").isEmpty()).isTrue();
  }

  @Test
  void neverHeardOfIs404AndAStrangerLearnsNothing() {
    assertThat(get("never", "Bearer foo").statusCode()).isEqualTo(404);
    assertThat(get("never", "Bearer other").statusCode()).isEqualTo(401);
    assertThat(get("never", null).statusCode()).isEqualTo(401);
    assertThat(get("n".repeat(300), "Bearer foo").statusCode()).isEqualTo(404);
  }

  @Test
  void ofManyOutcomesAllAreCountedAndTheNewestKept() {
    tell("crowd", null, new Outcome.Accepted(300));
    IntStream.range(0, 300)
        .forEach(i -> tell("crowd", "crowd~" + i, new Outcome.Delivered(List.of())));

    awaitCount("crowd", "delivered", 300);

    JsonNode known = ask("crowd");
    assertThat(known.path("outcomes").size()).isEqualTo(10);
    assertThat(known.at("/outcomes/9/delivery").asString()).isEqualTo("crowd~299");
    assertThat(redis.ttl("herald:o:crowd")).isBetween(86_000L, 86_400L);
  }

  @Test
  void anEmptiedRedisIsFilledAgainFromTheTopicAndCountsNothingTwice() {
    tell("survivor", null, new Outcome.Accepted(1));
    tell("survivor", "survivor~1", new Outcome.Failed("blocked"));
    outcomes.publish("survivor", "no outcome");
    awaitCount("survivor", "failed", 1);

    redis.flushAll();
    tell("later", null, new Outcome.Expired());

    awaitCount("later", "expired", 1);
    awaitCount("survivor", "failed", 1);
    assertThat(ask("survivor").path("outcomes").size()).isEqualTo(2);
  }

  private static void tell(String event, @Nullable String delivery, Outcome outcome) {
    ConversationKey conversation =
        delivery == null ? null : new ConversationKey("b", "c", "t", "secret-conversation");
    OutcomeRecord told = new OutcomeRecord(event, delivery, conversation, outcome, AT);
    outcomes.publish(event, OutcomeJson.write(told).toString());
  }

  private static void awaitCount(String event, String name, int count) {
    Gateway.await(event)
        .until(() ->
            JsonMapper.shared()
                    .readTree(get(event, "Bearer foo").body())
                    .at("/counts/" + name)
                    .asInt(0)
                == count);
  }

  private static JsonNode ask(String event) {
    HttpResponse<String> answer = get(event, "Bearer foo");
    assertThat(answer.statusCode()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static HttpResponse<String> get(String event, @Nullable String authorization) {
    return gateway.get("/api/notifications/" + event, authorization);
  }
}
