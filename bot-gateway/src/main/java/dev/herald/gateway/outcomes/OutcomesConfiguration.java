package dev.herald.gateway.outcomes;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/// Wires the index of outcomes. It is followed only where somebody may ask for it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutcomesProperties.class)
public class OutcomesConfiguration {

  @Bean
  OutcomeIndex outcomeIndex(UnifiedJedis redis, OutcomesProperties properties) {
    return new OutcomeIndex(redis, properties);
  }

  @Bean
  OutcomeFollower outcomeFollower(
      KafkaProperties kafka,
      OutcomeIndex index,
      OutcomesProperties properties,
      OutcomeReaders readers) {
    return new OutcomeFollower(consumers(kafka), index, properties.enabled() && readers.any());
  }

  private static Supplier<Consumer<String, byte[]>> consumers(KafkaProperties kafka) {
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.put("group.id", "herald-outcomes");
    settings.put("client.id", "bot-gateway-outcomes");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("allow.auto.create.topics", false);
    settings.put("max.poll.records", 2_000);
    settings.put("metadata.max.age.ms", 10_000);
    return () ->
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
