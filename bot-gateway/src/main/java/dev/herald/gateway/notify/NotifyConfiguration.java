package dev.herald.gateway.notify;

import dev.herald.gateway.publish.EventPublisher;
import dev.herald.gateway.web.BodyReader;
import dev.herald.notification.schema.EventReader;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// Wires the HTTP doors to the topic; each is shut unless something opens it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifyProperties.class)
public class NotifyConfiguration {

  @Bean
  NotifyEndpoint notifyEndpoint(NotifyProperties properties, EventPublisher publisher) {
    BodyReader bodies = new BodyReader(Math.toIntExact(properties.maxBody().toBytes()));
    Publishers publishers =
        new Publishers(
            properties.open(), properties.keys(), properties.perSecond(), System::nanoTime);
    return new NotifyEndpoint(new NotifyDoor(publishers, bodies, new EventReader(), publisher));
  }

  @Bean
  @Profile("local")
  ProactiveHelloEndpoint proactiveHelloEndpoint(EventPublisher publisher) {
    return new ProactiveHelloEndpoint(
        new ProactiveHello(publisher, () -> UUID.randomUUID().toString()));
  }
}
