package dev.herald.guarantee;

import static dev.herald.notification.Headers.DEAD_OFFSET;
import static dev.herald.notification.Headers.DEAD_PARTITION;
import static dev.herald.notification.Headers.DEAD_REASON;
import static dev.herald.notification.Headers.DEAD_TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.history.Shown;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Promise: a poison record costs only itself.
class PoisonIT {
  private static final List<byte @Nullable []> POISON =
      Arrays.asList(
          null,
          new byte[0],
          "not json".getBytes(UTF_8),
          "[1,2,3]".getBytes(UTF_8),
          new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'},
          "[".repeat(50_000).getBytes(UTF_8),
          "{\"id\":1,\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"x\"}}".getBytes(UTF_8),
          "{\"id\":\"none\",\"to\":{},\"message\":{\"text\":\"x\"}}".getBytes(UTF_8),
          "{\"id\":\"two\",\"to\":{\"user\":\"u\",\"conversation\":\"c\"},\"message\":{\"text\":\"x\"}}"
              .getBytes(UTF_8),
          "{\"id\":\"odd\",\"to\":{\"planet\":\"mars\"},\"message\":{\"text\":\"x\"}}"
              .getBytes(UTF_8),
          "{\"id\":\"%s\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"x\"}}"
              .formatted("i".repeat(129))
              .getBytes(UTF_8),
          "{\"id\":\"huge\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"%s\"}}"
              .formatted("x".repeat(1_000_000))
              .getBytes(UTF_8));

  private static Stack stack;

  @BeforeAll
  static void start() {
    stack = Stack.start();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void recordsThatAreNoEventsAreSetAsideWithTheirReasonAndWhatIsBehindThemIsDelivered() {
    User ada = stack.joins("ada");

    int good = 0;
    for (byte @Nullable [] poison : POISON) {
      stack.notifications().publish(null, poison);
      stack.notifications().publish(Events.text("good-" + good, ada, "good-" + good));
      good++;
    }

    int all = good;
    Events.await("the good ones")
        .until(() -> stack.channel().history().shownIn(ada.conversation()).size() == all);
    assertThat(stack.channel().history().shownIn(ada.conversation()))
        .extracting(Shown::text)
        .containsExactlyInAnyOrderElementsOf(
            Stream.iterate(0, i -> i + 1).limit(all).map(i -> "good-" + i).toList());
    Events.await("the dead letters").until(() -> stack.deadLetters().read().size() >= 11);
    assertThat(stack.deadLetters().read()).allSatisfy(PoisonIT::assertExplained);
    for (String id : List.of("none", "two", "odd")) {
      assertThat(stack.outcomes().of(id)).containsExactly("failed");
    }
  }

  @Test
  void aPoisonRecordInFrontOfOneThatMustWaitIsToldOnce() {
    RedisServer redis = RedisServer.startDurable();
    try (Stack waiting =
        Stack.on(
            Ground.of(KafkaBroker.start(), redis),
            channel -> channel,
            Map.of("herald.redis.timeout", "500ms", "herald.redis.patience", "500ms"))) {
      User eve = waiting.joins("eve");
      waiting.stopWorkers();
      redis.kill();
      waiting
          .notifications()
          .publish("key", "{\"id\":\"none\",\"to\":{},\"message\":{\"text\":\"x\"}}");
      waiting.notifications().publish("key", Events.text("good", eve, "good"));
      waiting.startWorker();
      Events.await("the poison record's end")
          .until(() -> waiting.outcomes().of("none").contains("failed"));

      redis.restart();

      Events.await("the good one").until(() -> waiting.outcomes().count("delivered") >= 1);
      assertThat(waiting.outcomes().of("none")).containsExactly("failed");
    }
  }

  private static void assertExplained(ConsumerRecord<byte[], byte[]> letter) {
    assertThat(letter.headers())
        .extracting(header -> header.key())
        .contains(DEAD_TOPIC, DEAD_PARTITION, DEAD_OFFSET, DEAD_REASON);
  }
}
