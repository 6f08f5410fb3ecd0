package dev.herald.worker.redis;

import dev.herald.conversation.Aliases;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.redis.RedisAliases;
import dev.herald.conversation.redis.RedisConnections;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.redis.Coalescer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/// Wires Redis and the references in it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisProperties.class)
public class RedisConfiguration {

  @Bean(destroyMethod = "close")
  UnifiedJedis redis(RedisProperties properties) {
    return new RedisConnections(
            properties.url(), properties.timeout(), properties.connections(), properties.patience())
        .open("notification-worker");
  }

  @Bean(destroyMethod = "close")
  Coalescer coalescer(UnifiedJedis redis, RedisProperties properties) {
    return new Coalescer(redis, properties.batching());
  }

  @Bean
  Aliases aliases(UnifiedJedis redis) {
    return new RedisAliases(redis);
  }

  @Bean
  ReferenceStore referenceStore(UnifiedJedis redis, Coalescer coalescer) {
    return new RedisReferenceStore(redis, coalescer);
  }
}
