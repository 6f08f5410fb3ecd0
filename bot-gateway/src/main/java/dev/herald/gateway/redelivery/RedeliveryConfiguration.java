package dev.herald.gateway.redelivery;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/// Wires the claims of turns.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedeliveryProperties.class)
public class RedeliveryConfiguration {

  @Bean
  TurnClaims turnClaims(UnifiedJedis redis, RedeliveryProperties properties) {
    return new RedisTurnClaims(redis, properties.lease(), properties.memory());
  }
}
