package dev.herald.gateway.reference;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.redis.LedgerTraces;
import dev.herald.conversation.redis.RedisConnections;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.gateway.mirror.ReferenceMirror;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/// Wires the store of references.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisProperties.class)
public class ReferenceConfiguration {

  @Bean(destroyMethod = "close")
  UnifiedJedis redis(RedisProperties properties) {
    return new RedisConnections(
            properties.url(), properties.timeout(), properties.connections(), properties.timeout())
        .open("bot-gateway");
  }

  @Bean
  ReferenceStore referenceStore(UnifiedJedis redis) {
    return new RedisReferenceStore(redis);
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
