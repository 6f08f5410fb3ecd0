package dev.herald.worker.topic;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/// Wires the way to Kafka and sees to the topics.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
public class TopicConfiguration {
  @Bean
  AcknowledgedOutcomes acknowledgedOutcomes() {
    return new AcknowledgedOutcomes();
  }

  @Bean
  Acknowledgements acknowledgements() {
    return new Acknowledgements(System::nanoTime);
  }

  @Bean
  @Primary
  RecordSink recordSink(
      KafkaTemplate<byte[], byte[]> kafka,
      AcknowledgedOutcomes outcomes,
      Acknowledgements acknowledgements) {
    return new TemplateSink(kafka, outcomes, acknowledgements);
  }

  /// For what is read in one order and must be written in the same, and for what must be told
  /// however long that takes.
  @Bean
  OrderedSink orderedSink(
      ProducerFactory<byte[], byte[]> producers,
      AcknowledgedOutcomes outcomes,
      Acknowledgements acknowledgements) {
    return new OrderedSink(producers, outcomes, acknowledgements);
  }

  /// Says nothing of failures: the one that comes with Spring would log what records hold.
  @Bean
  ProducerListener<Object, Object> producerListener() {
    return new ProducerListener<>() {};
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
