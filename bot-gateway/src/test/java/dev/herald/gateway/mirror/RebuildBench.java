package dev.herald.gateway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.Origin;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.StoredReferenceJson;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
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
  private static final long MOST_BYTES = 500;
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final List<String> NAMES =
      List.of("Anna", "Bartholomew", "Chen", "Dagny", "Ekwueme", "Fitzgerald", "Kumar", "Nguyen");

  @Test
  void aMillionReferencesComeBackWithinAMinute() {
    try (KafkaBroker broker = KafkaBroker.start();
        RedisServer redis = RedisServer.start();
        RedisClient client = RedisClient.create(redis.uri())) {
      broker.createTopic("conversation-references", 6, Map.of("cleanup.policy", "compact"));
      RedisReferenceStore store = new RedisReferenceStore(client);
      fill(broker);
      long empty = used(client);

      long begin = System.nanoTime();
      rebuild(broker, store).from(_ -> 0);
      double seconds = (System.nanoTime() - begin) / 1e9;

      double bytes = (used(client) - empty) / (double) REFERENCES;
      System.out.printf(
          "references: %.1f s for a million from the mirror, %.0f bytes of Redis each%n",
          seconds, bytes);
      new RedisMirrorMarks(client).finishRebuild(Map.of());
      for (int i = 0; i < REFERENCES; i += 9_973) {
        assertThat(store.find(reference(i).key())).contains(reference(i));
      }
      assertThat(count(store)).isEqualTo(REFERENCES);
      assertThat(seconds).isLessThan(MOST_SECONDS);
      assertThat(bytes).isLessThan(MOST_BYTES);
    }
  }

  private static void fill(KafkaBroker broker) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 50);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < REFERENCES; i++) {
        StoredReference reference = reference(i);
        var _ =
            producer.send(
                new ProducerRecord<>(
                    "conversation-references",
                    reference.key().toString(),
                    StoredReferenceJson.write(reference).getBytes(StandardCharsets.UTF_8)));
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

  /// A personal conversation as Teams names it: ids as long and as random as there, ten bots in a
  /// thousand tenants.
  private static StoredReference reference(int number) {
    SplittableRandom random = new SplittableRandom(number);
    String json =
        """
        {"type":"message","id":"%d","channelId":"msteams","locale":"en-US",
         "serviceUrl":"https://smba.trafficmanager.net/emea/",
         "from":{"id":"29:1%s","name":"%s %s","aadObjectId":"%s"},
         "recipient":{"id":"28:%s","name":"Herald"},
         "conversation":{"id":"a:1%s","conversationType":"personal","tenantId":"%s"}}\
        """
            .formatted(
                1_763_888_520_123L + number,
                letters(random, 86),
                NAMES.get(random.nextInt(NAMES.size())),
                NAMES.get(random.nextInt(NAMES.size())),
                guid(random),
                guid(new SplittableRandom(number % 10)),
                letters(random, 131),
                guid(new SplittableRandom(1_000 + number % 1_000)));
    Activity activity = new Activity((ObjectNode) JsonMapper.shared().readTree(json));
    Instant seen = Instant.ofEpochMilli(1_763_888_520_123L + number);
    return new StoredReference(
        ConversationReference.of(activity).orElseThrow(),
        Standing.active(seen),
        seen,
        "Europe/London",
        Origin.verifiedFor(guid(new SplittableRandom(number % 10))));
  }

  private static String guid(SplittableRandom random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static String letters(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static long count(RedisReferenceStore store) {
    long count = 0;
    @Nullable String cursor = null;
    do {
      ReferenceStore.Page page = store.page(cursor);
      count += page.references().size();
      cursor = page.next();
    } while (cursor != null);
    return count;
  }

  private static long used(RedisClient client) {
    String info = client.info("memory");
    int at = info.indexOf("used_memory:") + "used_memory:".length();
    return Long.parseLong(info.substring(at, info.indexOf('\r', at)));
  }
}
