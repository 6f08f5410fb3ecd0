package dev.herald.gateway.publish;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/// Wires the way to the topic.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublishProperties.class)
public class PublishConfiguration {

  @Bean
  EventPublisher eventPublisher(KafkaTemplate<String, byte[]> kafka, PublishProperties properties) {
    return new KafkaEventPublisher(record -> send(kafka, record), properties.timeout());
  }

  /// Says nothing of failures: the one that comes with Spring would log the record's key, which
  /// names a conversation.
  @Bean
  ProducerListener<Object, Object> producerListener() {
    return new ProducerListener<>() {};
  }

  /// The template throws what the producer knows at once and completes the future with the rest.
  private static CompletableFuture<?> send(
      KafkaTemplate<String, byte[]> kafka, ProducerRecord<String, byte[]> record) {
    try {
      return kafka.send(record);
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
