package dev.herald.worker.health;

import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import redis.clients.jedis.UnifiedJedis;

/// Wires what readiness depends on. The names of the indicators are those of the readiness group.
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  @Bean
  HealthIndicator redisHealthIndicator(UnifiedJedis redis, Clock clock) {
    return indicator("redis", new RedisCheck(redis), clock);
  }

  @Bean
  KafkaCheck kafkaCheck(KafkaAdmin kafka) {
    return new KafkaCheck(() -> Admin.create(kafka.getConfigurationProperties()), TIMEOUT);
  }

  @Bean
  HealthIndicator kafkaHealthIndicator(KafkaCheck check, Clock clock) {
    return indicator("kafka", check, clock);
  }

  private static HealthIndicator indicator(String name, Check check, Clock clock) {
    Check cached = new CachedCheck(name, check, PERIOD, clock);
    return () -> (cached.isUp() ? Health.up() : Health.down()).build();
  }
}
