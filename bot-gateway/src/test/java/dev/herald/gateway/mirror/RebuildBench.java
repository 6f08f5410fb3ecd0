package dev.herald.gateway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A million references: what they cost in Redis, and how long it takes to bring them back.
@Tag("bench")
class RebuildBench {
  private static final int REFERENCES = 1_000_000;
  private static final long MOST_SECONDS = 60;

  @Test
  void aMillionReferencesComeBackWithinAMinute() {
    try (KafkaBroker broker = KafkaBroker.start();
        RedisServer redis = RedisServer.start();
        RedisClient client = RedisClient.create(redis.uri())) {
      broker.createTopic("conversation-references", 6, Map.of("cleanup.policy", "compact"));
      RedisReferenceStore store = new RedisReferenceStore(client);
      new RedisMirrorMarks(client).finishRebuild(Map.of());
      fill(broker, store);
      client.flushAll();
      long empty = used(client);

      long begin = System.nanoTime();
      rebuild(broker, store).from(_ -> 0);
      double seconds = (System.nanoTime() - begin) / 1e9;

      double bytes = (used(client) - empty) / (double) REFERENCES;
      System.out.printf(
          "references: %.1f s for a million from the mirror, %.0f bytes of Redis each%n",
          seconds, bytes);
      assertThat(client.dbSize()).isGreaterThanOrEqualTo(REFERENCES);
      assertThat(seconds).isLessThan(MOST_SECONDS);
    }
  }

  private static void fill(KafkaBroker broker, RedisReferenceStore store) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 50);
    String first = Objects.requireNonNull(store.record(reference(0)).unmirrored());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < REFERENCES; i++) {
        StoredReference reference = reference(i);
        String line = first.replace(digits(0), digits(i));
        var _ =
            producer.send(
                new ProducerRecord<>(
                    "conversation-references",
                    reference.key().toString(),
                    line.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private static Rebuild rebuild(KafkaBroker broker, RedisReferenceStore store) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("max.poll.records", 5_000);
    MirrorTopic topic =
        new MirrorTopic(
            new KafkaAdmin(Map.of("bootstrap.servers", broker.bootstrapServers())),
            TopicBuilder.name("conversation-references").partitions(6).replicas(1).build());
    return new Rebuild(
        topic,
        () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
        store);
  }

  /// A personal conversation as Teams names it.
  private static StoredReference reference(int number) {
    String json =
        """
        {"type":"message","id":"1732352400123","channelId":"msteams","locale":"en-US",
         "serviceUrl":"https://smba.trafficmanager.net/emea/",
         "from":{"id":"29:1bYQ%s","name":"A User","aadObjectId":"8d2c7f0e-0000-4000-a000-%s"},
         "recipient":{"id":"28:11111111-1111-1111-1111-111111111111","name":"Herald"},
         "conversation":{"id":"a:1pL0%s","conversationType":"personal",
          "tenantId":"72f988bf-86f1-41af-91ab-2d7cd011db47"}}\
        """
            .formatted(digits(number), digits(number), digits(number));
    Activity activity = new Activity((ObjectNode) JsonMapper.shared().readTree(json));
    return new StoredReference(
        ConversationReference.of(activity).orElseThrow(),
        Standing.active(Instant.EPOCH),
        Instant.EPOCH,
        "Europe/London",
        true);
  }

  private static String digits(int number) {
    return "%012d".formatted(number);
  }

  private static long used(RedisClient client) {
    String info = client.info("memory");
    int at = info.indexOf("used_memory:") + "used_memory:".length();
    return Long.parseLong(info.substring(at, info.indexOf('\r', at)));
  }
}
