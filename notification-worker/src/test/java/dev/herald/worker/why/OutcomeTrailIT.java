package dev.herald.worker.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeJson;
import dev.herald.notification.OutcomeRecord;
import dev.herald.testing.KafkaBroker;
import dev.herald.worker.topic.HeraldTopics;
import dev.herald.worker.topic.TopicProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/// What is read of an event that very many got.
@Tag("long")
class OutcomeTrailIT {
  private static final int RECIPIENTS = 50_000;
  private static final int MOST_SHOWN = 1_000;

  private static KafkaBroker broker;

  private final OutcomeTrail trail =
      new OutcomeTrail(() ->
          new KafkaConsumer<>(
              Map.of("bootstrap.servers", broker.bootstrapServers()),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer()));

  @BeforeAll
  static void tell() throws Exception {
    broker = KafkaBroker.start();
    try (Admin admin = broker.admin();
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      TopicProperties topics =
          new TopicProperties(true, 6, (short) 1, Duration.ofDays(7), DataSize.ofMegabytes(3));
      admin.createTopics(HeraldTopics.of(topics)).all().get();
      tell(producer, OutcomeRecord.ofEvent("e", new Outcome.Accepted(RECIPIENTS), Instant.now()));
      for (int i = 0; i < RECIPIENTS; i++) {
        tell(producer, delivered(i));
      }
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void theCopyOfOneRecipientIsFoundHoweverLongAgoItWasTold_andNothingOfTheOthers() {
    OutcomeTrail.Trail found = trail.of("e", Delivery.idOf("e", key(7)), null);

    assertThat(found.since()).isNull();
    assertThat(found.told())
        .extracting(each -> each.path("outcome").asString())
        .containsExactly("accepted", "delivered");
    assertThat(found.told().getLast().path("key").asString()).isEqualTo(key(7).toString());
  }

  @Test
  void anEndIsFoundByItsTime_andOneThatWasToldMuchLaterToo() {
    OutcomeTrail.Trail all = trail.of("e", Delivery.idOf("e", key(7)), null);
    Instant told = Instant.parse(all.told().getLast().path("at").asString());

    assertThat(trail.of("e", Delivery.idOf("e", key(7)), told)).isEqualTo(all);
    assertThat(trail.of("e", Delivery.idOf("e", key(7)), told.minusSeconds(20))).isEqualTo(all);
  }

  @Test
  void ofAllCopiesTheNewestAreShown_andFromWhenOn() {
    OutcomeTrail.Trail found = trail.of("e", null, null);

    assertThat(found.told()).hasSize(MOST_SHOWN);
    assertThat(found.since()).isNotNull();
    assertThat(found.told())
        .extracting(OutcomeTrailIT::conversation)
        .startsWith("a:" + (RECIPIENTS - MOST_SHOWN))
        .endsWith("a:" + (RECIPIENTS - 1));
  }

  @Test
  void ofAnEventThatNeverWas_nothingIsFoundAndAllWasLookedAt() {
    assertThat(trail.of("never", null, null)).isEqualTo(new OutcomeTrail.Trail(List.of(), null));
  }

  private static String conversation(JsonNode outcome) {
    return outcome.path("conversation").asString();
  }

  private static ConversationKey key(int number) {
    return new ConversationKey("bot", "msteams", "tenant", "a:" + number);
  }

  private static OutcomeRecord delivered(int number) {
    Outcome shown = new Outcome.Delivered(List.of("activity-" + number));
    String delivery = Delivery.idOf("e", key(number));
    return new OutcomeRecord("e", delivery, key(number), shown, Instant.now());
  }

  private static void tell(KafkaProducer<byte[], byte[]> producer, OutcomeRecord outcome) {
    var _ =
        producer.send(
            new ProducerRecord<>(
                "notification-outcomes",
                outcome.event().getBytes(StandardCharsets.UTF_8),
                OutcomeJson.write(outcome).toString().getBytes(StandardCharsets.UTF_8)));
  }
}
