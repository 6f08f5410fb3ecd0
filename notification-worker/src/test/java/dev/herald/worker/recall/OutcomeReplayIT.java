package dev.herald.worker.recall;

import static dev.herald.worker.topic.DeliveryRecords.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Headers;
import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeJson;
import dev.herald.notification.OutcomeRecord;
import dev.herald.notification.Topics;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import dev.herald.worker.gate.Collapse;
import dev.herald.worker.gate.LedgerProperties;
import dev.herald.worker.gate.LedgerRestore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// What a Redis that was wiped learns from what was told.
class OutcomeReplayIT {
  @Test
  void collapseKeyThatRedisForgot_isKnownAgainFromTheOutcomeOfItsEvent() {
    try (KafkaBroker broker = KafkaBroker.start();
        RedisServer server = RedisServer.start();
        RedisClient redis = RedisClient.create(server.uri());
        Coalescer coalescer = Coalescers.on(redis)) {
      broker.createTopic(Topics.OUTCOMES, 1, Map.of());
      tell(broker, "new", "2000 price of a b");
      tell(broker, "odd", "yesterday k");
      List<Collapse.Entry> collapsed = new ArrayList<>();
      LedgerProperties properties = new LedgerProperties(Duration.ofMinutes(1), Duration.ofDays(7));
      LedgerRestore ledger = new LedgerRestore(coalescer, properties, Clock.systemUTC());

      OutcomeReplay replay = new OutcomeReplay(() -> consumer(broker), ledger, collapsed::addAll);
      assertThat(replay.isFirst()).isFalse();
      replay.from(_ -> 0);

      assertThat(collapsed).containsExactly(new Collapse.Entry("price of a b", "new", 2_000));
    }
  }

  /// Else whatever was published before the first worker ever started would be in doubt.
  @Test
  void beforeAnythingWasTold_redisHasLostNothing() {
    try (KafkaBroker broker = KafkaBroker.start();
        RedisServer server = RedisServer.start();
        RedisClient redis = RedisClient.create(server.uri());
        Coalescer coalescer = Coalescers.on(redis)) {
      broker.createTopic(Topics.OUTCOMES, 3, Map.of());
      LedgerProperties properties = new LedgerProperties(Duration.ofMinutes(1), Duration.ofDays(7));
      LedgerRestore ledger = new LedgerRestore(coalescer, properties, Clock.systemUTC());

      OutcomeReplay replay = new OutcomeReplay(() -> consumer(broker), ledger, _ -> {});

      assertThat(replay.isFirst()).isTrue();
    }
  }

  private static void tell(KafkaBroker broker, String event, String collapse) {
    OutcomeRecord outcome =
        OutcomeRecord.ofEvent(event, new Outcome.Accepted(1), Clock.systemUTC().instant());
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            Topics.OUTCOMES, utf8(event), utf8(OutcomeJson.write(outcome).toString()));
    message.headers().add(Headers.COLLAPSE, utf8(collapse));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      Future<?> sent = producer.send(message);
      producer.flush();
      assertThat(sent).isDone();
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(KafkaBroker broker) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
