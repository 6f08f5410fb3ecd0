package dev.herald.worker.gate;

import dev.herald.worker.redis.Coalescer;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/// Wires the ledger and freshness.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerProperties.class)
public class GateConfiguration {

  @Bean
  Ledger ledger(Coalescer redis, LedgerProperties properties, Clock clock) {
    String owner = UUID.randomUUID().toString();
    return new RememberingLedger(new RedisLedger(redis, owner, properties, clock));
  }

  @Bean
  Collapse collapse(UnifiedJedis redis, Coalescer coalescer, LedgerProperties properties) {
    return new RedisCollapse(redis, coalescer, properties.retention());
  }

  @Bean
  Gate gate(Ledger ledger, Collapse collapse, Coalescer coalescer) {
    return new Gate(ledger, collapse, new StoredReferences(coalescer));
  }

  @Bean
  Freshness freshness(Clock clock) {
    return new Freshness(clock);
  }
}
