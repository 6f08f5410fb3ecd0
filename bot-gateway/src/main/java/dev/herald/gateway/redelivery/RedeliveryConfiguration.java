package dev.herald.gateway.redelivery;

import dev.herald.redis.Coalescer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the claims of turns.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedeliveryProperties.class)
public class RedeliveryConfiguration {

  @Bean
  TurnClaims turnClaims(Coalescer coalescer, RedeliveryProperties properties) {
    return new RedisTurnClaims(coalescer, properties.lease(), properties.memory());
  }
}
