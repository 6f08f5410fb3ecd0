package dev.herald.worker.gate;

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
  Ledger ledger(UnifiedJedis redis, LedgerProperties properties, Clock clock) {
    String owner = UUID.randomUUID().toString();
    return new RememberingLedger(new RedisLedger(redis, owner, properties, clock));
  }

  @Bean
  Collapse collapse(UnifiedJedis redis, LedgerProperties properties) {
    return new RedisCollapse(redis, properties.retention());
  }

  @Bean
  Freshness freshness(Collapse collapse, Clock clock) {
    return new Freshness(collapse, clock);
  }
}
