package dev.herald.gateway.mirror;

import dev.herald.conversation.KnownMarks;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.notification.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import redis.clients.jedis.UnifiedJedis;

/// Wires the mirror of references.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MirrorProperties.class)
public class MirrorConfiguration {
  /// Above delivery.timeout.ms of the producer, below the 15 s after which channels give up.
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  /// How long a Redis that was restored from an old backup still learns of an erasure.
  private static final Duration ERASURES = Duration.ofDays(30);

  @Bean
  KnownMarks knownMarks() {
    return new KnownMarks();
  }

  @Bean
  MirrorMarks mirrorMarks(UnifiedJedis redis) {
    return new RedisMirrorMarks(redis);
  }

  @Bean
  ReferenceMirror referenceMirror(
      KafkaTemplate<String, byte[]> kafka,
      ReferenceStore store,
      MirrorMarks marks,
      KnownMarks known) {
    return new KafkaReferenceMirror(message -> send(kafka, message), store, marks, known, PATIENCE);
  }

  /// The template throws what the producer knows at once and completes the future with the rest.
  private static CompletableFuture<RecordMetadata> send(
      KafkaTemplate<String, byte[]> kafka, ProducerRecord<String, byte[]> message) {
    try {
      return kafka.send(message).thenApply(sent -> sent.getRecordMetadata());
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Bean
  Reconciler reconciler(
      MirrorMarks marks,
      KnownMarks known,
      ReferenceStore store,
      KafkaProperties kafka,
      KafkaAdmin admin,
      MirrorProperties properties) {
    MirrorTopic topic = new MirrorTopic(admin, topic(properties));
    Rebuild rebuild = new Rebuild(topic, consumers(kafka), store);
    return new Reconciler(marks, known, rebuild, properties.period(), properties.rebuild());
  }

  private static NewTopic topic(MirrorProperties properties) {
    return TopicBuilder.name(Topics.REFERENCES)
        .partitions(properties.partitions())
        .replicas(properties.replicas())
        .compact()
        .config("delete.retention.ms", Long.toString(ERASURES.toMillis()))
        .build();
  }

  private static Supplier<Consumer<String, byte[]>> consumers(KafkaProperties kafka) {
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.put("enable.auto.commit", false);
    settings.put("max.poll.records", 5_000);
    settings.put("client.id", "bot-gateway-mirror");
    return () ->
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Bean
  HealthIndicator referencesHealthIndicator(Reconciler reconciler) {
    return () -> (reconciler.isComplete() ? Health.up() : Health.down()).build();
  }
}
