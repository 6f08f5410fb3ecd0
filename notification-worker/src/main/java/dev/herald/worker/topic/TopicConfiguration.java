package dev.herald.worker.topic;

import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/// Wires the way to Kafka and sees to the topics.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
public class TopicConfiguration {
  private static final List<String> DELAYS = List.of("10s", "1m", "10m", "1h");

  @Bean
  RecordSink recordSink(KafkaTemplate<byte[], byte[]> kafka) {
    return message -> send(kafka, message);
  }

  /// The template throws what the producer knows at once and completes the future with the rest.
  private static CompletableFuture<?> send(
      KafkaTemplate<byte[], byte[]> kafka, ProducerRecord<byte[], byte[]> message) {
    try {
      return kafka.send(message);
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Bean
  KafkaAdmin.NewTopics heraldTopics(TopicProperties properties) {
    List<NewTopic> topics = new ArrayList<>();
    topics.add(topic(Topics.NOTIFICATIONS, properties).build());
    topics.add(topic(Topics.OUTCOMES, properties).build());
    Stream<String> deliveries = Stream.of(Priority.values()).map(Topics::deliveries);
    Stream<String> delays = DELAYS.stream().map(Topics::delays);
    Map<String, String> larger =
        Map.of("max.message.bytes", Long.toString(properties.maxRecord().toBytes()));
    Stream.concat(Stream.of(Topics.DEAD_LETTERS), Stream.concat(deliveries, delays))
        .map(name -> topic(name, properties).configs(larger).build())
        .forEach(topics::add);
    return new KafkaAdmin.NewTopics(topics.toArray(NewTopic[]::new));
  }

  private static TopicBuilder topic(String name, TopicProperties properties) {
    return TopicBuilder.name(name)
        .partitions(properties.partitions())
        .replicas(properties.replicas())
        .config("retention.ms", Long.toString(properties.retention().toMillis()));
  }

  /// Begins before any listener starts, so that these find their topics.
  @Bean
  @ConditionalOnBooleanProperty(name = "herald.topics.create", matchIfMissing = true)
  TopicCreation topicCreation(KafkaAdmin admin) {
    return new TopicCreation(admin::initialize);
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "herald.topics.create", matchIfMissing = true)
  SmartInitializingSingleton topicsFirst(TopicCreation creation) {
    return creation::begin;
  }
}
