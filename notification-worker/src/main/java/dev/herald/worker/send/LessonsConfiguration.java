package dev.herald.worker.send;

import dev.herald.conversation.ReferenceStore;
import dev.herald.worker.mirror.ReferenceMirror;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what sends teach of references.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReferenceProperties.class)
public class LessonsConfiguration {

  @Bean
  Recreation recreation(ChannelSink.Egress egress, ReferenceStore store, Clock clock) {
    return new Recreation(egress, store, clock);
  }

  @Bean
  Lessons lessons(
      ReferenceStore store,
      ReferenceMirror mirror,
      Recreation recreation,
      ChannelSink.Egress egress,
      ReferenceProperties properties,
      Clock clock) {
    return new Lessons(store, mirror, recreation, egress.policy(), properties, clock);
  }
}
