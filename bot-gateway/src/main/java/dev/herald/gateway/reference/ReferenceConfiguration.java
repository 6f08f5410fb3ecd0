package dev.herald.gateway.reference;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.redis.LedgerTraces;
import dev.herald.conversation.redis.RedisConnections;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.gateway.mirror.ReferenceMirror;
import dev.herald.redis.Coalescer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/// Wires the store of references.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisProperties.class)
public class ReferenceConfiguration {
  private static final int BATCH = 200;

  @Bean(destroyMethod = "close")
  UnifiedJedis redis(RedisProperties properties) {
    return new RedisConnections(
            properties.url(), properties.timeout(), properties.connections(), properties.timeout())
        .open("bot-gateway");
  }

  /// One thread, so that what is asked later about a turn is answered later.
  @Bean(destroyMethod = "close")
  Coalescer coalescer(UnifiedJedis redis, RedisProperties properties) {
    return new Coalescer(
        redis, new Coalescer.Batching(BATCH, Duration.ZERO, 1, properties.timeout()));
  }

  @Bean
  ReferenceStore referenceStore(UnifiedJedis redis, Coalescer coalescer) {
    return new RedisReferenceStore(redis, coalescer);
  }

  @Bean
  ReferenceEraser referenceEraser(ReferenceStore store, ReferenceMirror mirror, Clock clock) {
    return new ReferenceEraser(store, mirror, clock);
  }

  @Bean
  LedgerTraces ledgerTraces(UnifiedJedis redis) {
    return new LedgerTraces(redis);
  }

  @Bean
  ReferenceRecorder referenceRecorder(ReferenceStore store, ReferenceMirror mirror, Clock clock) {
    return new ReferenceRecorder(store, mirror, clock);
  }
}
