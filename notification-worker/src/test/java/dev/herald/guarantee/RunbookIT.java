package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.LocalChannel;
import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// The runbooks of the README, each worked through in the trouble it is for.
@Tag("long")
@Timeout(300)
class RunbookIT {
  private static final String CHANNEL = "A channel does not answer";
  private static final String TOKEN = "A bot gets no token";
  private static final String REDIS = "Redis is lost";
  private static final String POISON = "A poison record";
  private static final String TWICE = "Users got it twice";
  private static final String REPLAY = "Replay after an incident";

  /// Enough that a replay of them is not over before the next command.
  private static final int MANY = 100;

  private static OperatedStack on;

  @BeforeAll
  static void start() throws Exception {
    on = OperatedStack.start();
  }

  @AfterAll
  static void stop() {
    on.close();
  }

  @Test
  void everyRunbookIsWorkedThrough() {
    assertThat(Runbooks.read().titles())
        .containsExactlyInAnyOrder(Runbooks.SETTING, CHANNEL, TOKEN, REDIS, POISON, TWICE, REPLAY);
  }

  @Test
  void aChannelDoesNotAnswer() {
    LocalChannel away = LocalChannel.builder().start();
    URI serviceUrl = away.serviceUrl();
    String host = serviceUrl.getAuthority();
    int port = away.port();
    away.close();
    User ada = User.joins("ada", on.stack().messagingEndpoint(), serviceUrl);
    on.publish(ada, "channel-1");

    try (Runbook book = on.book(CHANNEL)) {
      book.knows("EVENT", "channel-1").knows("HOST", host);
      book.runUntil("metrics breaker_open", "herald_breaker_open{kind=\"host\"} 1.0");
      assertThat(book.run("grep 'Outage'")).contains("scope=host:" + host, "reason=");
      book.runUntil("herald why", "\"known\":true");
      book.run("herald pause");
      assertThat(book.run("herald status")).contains("host=" + host, "incident 42");
      try (LocalChannel back = LocalChannel.builder().port(port).start()) {
        assertThat(back.history().count()).isZero();
        book.run("herald resume");
        book.runUntil("metrics breaker_open", "herald_breaker_open{kind=\"host\"} 0.0");
        book.runUntil("metrics lanes_oldest_age_seconds", " 0.0");
        book.runUntil("herald why", "it was delivered");
        assertThat(back.history().count()).isEqualTo(1);
      }
    }
  }

  @Test
  void aBotGetsNoToken() {
    on.login().failsWith(401, "invalid_client", "AADSTS7000215: Invalid client secret");
    User dee = on.verified("dee");
    on.publish(dee, "token-1");

    try (Runbook book = on.book(TOKEN)) {
      book.knows("EVENT", "token-1");
      book.runUntil("metrics token_missing", " 1.0");
      assertThat(book.run("metrics token_requests_total")).contains("credentials-refused");
      book.runUntil("grep 'No token'", "AADSTS7000215");
      assertThat(book.run("herald why")).contains("\"known\":true").doesNotContain("delivered");
      on.login().works();
      book.runUntil("metrics token_missing", " 0.0");
      book.runUntil("grep 'Tokens come again'", "what waited is sent");
      book.runUntil("herald why", "it was delivered");
    }
  }

  @Test
  void redisIsLost() {
    User eve = on.stack().joins("eve");
    on.delivered(eve, "redis-1");
    on.standing(eve, "redis-2");
    on.redis().kill();

    try (Runbook book = on.book(REDIS)) {
      book.knows("EVENT", "redis-2");
      book.runUntil("curl -sS", "\"redis\":{\"status\":\"DOWN\"}");
      on.publish(eve, "redis-1");
      on.operator().runs("resume", "all");
      book.runUntil("metrics lanes_away", " 1.0");
      assertThat(book.run("grep 'Sending waits'")).contains("why=");
      on.redis().restart();
      book.runUntil("curl -fsS", "\"status\":\"UP\"");
      book.runUntil("metrics lanes_away", " 0.0");
      book.runUntil("herald why", "it was delivered");
    }
    assertThat(on.shown(eve)).containsExactly("redis-1", "redis-2");
  }

  @Test
  void aPoisonRecord() {
    User fin = on.stack().joins("fin");
    on.stack().notifications().publish("{\"id\":\"poison-1\",\"to\":{}}");
    on.awaitEnd("poison-1", "failed");
    ConsumerRecord<byte[], byte[]> bad = on.standing(fin, "poison-2");

    try (Runbook book = on.book(POISON)) {
      book.knows("EVENT", "poison-2")
          .knows("TOPIC", bad.topic())
          .knows("PARTITION", Integer.toString(bad.partition()))
          .knows("OFFSET", Long.toString(bad.offset()));
      assertThat(book.run("metrics outcomes_total")).contains("outcome=\"failed\"", "} 1.0");
      JsonNode letters = book.json("herald dead-letters list").path("letters");
      String letter = letter(letters, "poison-1").path("letter").asString();
      book.knows("LETTER", letter);
      assertThat(book.json("herald dead-letters show").path("from").asString())
          .startsWith("notifications-");
      book.run("herald dead-letters discard");
      book.run("metrics lanes_standing_seconds");
      book.run("herald skip");
      on.operator().runs("resume", "all");
      on.awaitEnd("poison-2", "suppressed");
      letters = book.json("herald dead-letters list").path("letters");
      assertThat(letter(letters, "poison-1").path("state").asString()).isEqualTo("discarded");
      assertThat(letter(letters, "poison-2").path("reason").asString()).contains("poison");
      assertThat(book.run("herald why")).contains("suppressed");
    }
    assertThat(on.shown(fin)).isEmpty();
  }

  @Test
  void usersGotItTwice() {
    User gus = on.stack().joins("gus");
    for (int i = 1; i <= MANY; i++) {
      on.publish(gus, "twice-" + i);
    }
    on.awaitEnd("twice-" + MANY, "delivered");
    String plan = on.forced("conversation=" + gus.conversation());
    on.operator().runs("replay", "apply", plan, "--rate", "1");
    Events.await("one to be shown again").until(() -> on.shown(gus).size() > MANY);
    String event = on.shown(gus).getLast();

    try (Runbook book = on.book(TWICE)) {
      book.knows("EVENT", event).knows("WHO", gus.id()).knows("PLAN", plan);
      assertThat(book.run("herald why")).contains("it was delivered");
      List<String> attempts = book.run("grep").lines().toList();
      assertThat(attempts).hasSize(2);
      assertThat(attempts.getLast()).contains("replay=" + plan, "outcome=delivered");
      book.run("metrics outcomes_total");
      assertThat(book.run("herald replay list")).contains(plan);
      book.run("herald replay abort");
      book.runUntil("herald replay status", "\"over\":true");
    }
    assertThat(on.shown(gus)).hasSizeLessThan(2 * MANY);
  }

  @Test
  void replayAfterAnIncident() {
    User hal = on.stack().joins("hal");
    Instant from = Instant.now();
    on.stack()
        .channel()
        .faults()
        .add(FaultRule.next(MANY, hal.conversation(), Fault.code(400, "BadArgument")));
    for (int i = 1; i <= MANY; i++) {
      on.publish(hal, "replay-" + i);
    }
    on.awaitEnd("replay-" + MANY, "failed");

    try (Runbook book = on.book(REPLAY)) {
      book.knows("FROM", from.toString()).knows("TO", "now").knows("EVENT", "replay-1");
      JsonNode plan = book.json("herald replay plan");
      assertThat(plan.path("report").path("wouldSend").asInt()).isEqualTo(MANY);
      book.knows("PLAN", plan.path("id").asString());
      book.run("herald replay apply");
      book.run("herald replay pause");
      book.run("herald replay rate");
      book.run("herald replay resume");
      assertThat(book.json("herald replay apply").path("over").asBoolean()).isTrue();
      JsonNode status = book.json("herald replay status");
      assertThat(status.path("settled").path("delivered").asInt()).isEqualTo(MANY);
      assertThat(book.run("herald why")).contains("it was delivered");
      book.run("herald replay plan", 3);
    }
    assertThat(on.shown(hal)).hasSize(MANY).doesNotHaveDuplicates();
  }

  private static JsonNode letter(JsonNode letters, String event) {
    return letters
        .valueStream()
        .filter(each -> each.path("event").asString().equals(event))
        .findFirst()
        .orElseThrow(() -> new AssertionError(event + " is not among " + letters));
  }
}
