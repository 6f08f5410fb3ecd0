package dev.herald.worker.gate;

import dev.herald.redis.Coalescer;
import dev.herald.worker.meter.Survey;
import dev.herald.worker.topic.TopicProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/// Wires the ledger and freshness.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LedgerProperties.class, FreshnessProperties.class})
public class GateConfiguration {
  private static final Duration CENSUS = Duration.ofMinutes(1);

  /// Names this worker process, and no other one ever.
  @Bean
  String ledgerOwner() {
    return UUID.randomUUID().toString();
  }

  @Bean
  Liveness liveness(Coalescer redis, String ledgerOwner) {
    return new Liveness(redis, ledgerOwner, Liveness.Rhythm.USUAL, System::nanoTime);
  }

  @Bean
  LedgerWatch ledgerWatch(Coalescer redis, Liveness liveness) {
    return new LedgerWatch(redis, liveness, System::nanoTime);
  }

  @Bean
  RememberingLedger ledger(
      Coalescer redis,
      String ledgerOwner,
      LedgerView view,
      LedgerProperties properties,
      LedgerWatch watch,
      TopicProperties topics,
      Clock clock) {
    if (topics.create() && properties.retention().compareTo(topics.retention()) < 0) {
      throw new IllegalArgumentException(
          "herald.ledger.retention must be at least herald.topics.retention");
    }
    RedisLedger ledger = new RedisLedger(redis, ledgerOwner, properties, watch, clock);
    return new RememberingLedger(ledger, view, properties.lease(), System::nanoTime);
  }

  @Bean
  LostTraces lostTraces(Coalescer redis, Clock clock) {
    return new LostTraces(redis, clock);
  }

  @Bean
  LedgerView ledgerView(Coalescer redis, LedgerProperties properties) {
    return new RedisLedgerView(redis, properties);
  }

  @Bean
  Survey<Double> ledgerSize(
      Coalescer redis, LedgerProperties properties, MeterRegistry meters, Clock clock) {
    RandomGenerator random = RandomGenerator.of("SplittableRandom");
    LedgerCensus census =
        new LedgerCensus(redis, properties, () -> random.nextInt(LedgerKeys.BUCKETS), clock);
    Survey<Double> size = new Survey<>("ledger-size", CENSUS, census::ends);
    Gauge.builder("herald.ledger.ends", size, each -> each.tell(ends -> ends))
        .description(
            "Ends of deliveries that the ledger remembers, estimated each minute from 128 of its"
                + " 65536 buckets; the same from every worker")
        .register(meters);
    return size;
  }

  @Bean
  ReplayTally replayTally(Coalescer redis) {
    return new ReplayTally(redis);
  }

  @Bean
  Horizon horizon(LedgerProperties properties, Clock clock) {
    return new Horizon(properties.retention(), clock);
  }

  @Bean
  RedisCollapse collapse(UnifiedJedis redis, Coalescer coalescer, LedgerProperties properties) {
    return new RedisCollapse(redis, coalescer, properties.retention());
  }

  @Bean
  Gate gate(Ledger ledger, Collapse collapse, Coalescer coalescer) {
    return new Gate(ledger, collapse, new StoredReferences(coalescer));
  }

  @Bean
  Freshness freshness(FreshnessProperties properties, Clock clock) {
    return new Freshness(clock, properties.travel());
  }
}
