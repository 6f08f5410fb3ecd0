package dev.herald.worker.seek;

import dev.herald.worker.control.ControlTopic;
import dev.herald.worker.control.Holds;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/// Wires seeking.
@Configuration(proxyBeanMethods = false)
public class SeekConfiguration {

  @Bean
  Seeks seeks(KafkaAdmin kafka, ControlTopic topic, Holds holds) {
    return new Seeks(() -> Admin.create(kafka.getConfigurationProperties()), topic, holds);
  }
}
