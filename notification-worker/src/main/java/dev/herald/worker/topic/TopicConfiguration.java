package dev.herald.worker.topic;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.support.SendResult;

/// Wires the way to Kafka and sees to the topics.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
public class TopicConfiguration {
  @Bean
  AcknowledgedOutcomes acknowledgedOutcomes() {
    return new AcknowledgedOutcomes();
  }

  @Bean
  RecordSink recordSink(KafkaTemplate<byte[], byte[]> kafka, AcknowledgedOutcomes outcomes) {
    return message ->
        send(kafka, message)
            .thenApply(kept -> {
              outcomes.add(kept);
              return kept;
            });
  }

  /// Says nothing of failures: the one that comes with Spring would log what records hold.
  @Bean
  ProducerListener<Object, Object> producerListener() {
    return new ProducerListener<>() {};
  }

  /// The template throws what the producer knows at once and completes the future with the rest.
  private static CompletableFuture<RecordMetadata> send(
      KafkaTemplate<byte[], byte[]> kafka, ProducerRecord<byte[], byte[]> message) {
    try {
      return kafka.send(message).thenApply(SendResult::getRecordMetadata);
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Bean
  KafkaAdmin.NewTopics heraldTopics(TopicProperties properties) {
    return new KafkaAdmin.NewTopics(HeraldTopics.of(properties).toArray(NewTopic[]::new));
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
