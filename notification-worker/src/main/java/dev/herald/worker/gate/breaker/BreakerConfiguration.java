package dev.herald.worker.gate.breaker;

import dev.herald.pseudonym.Pseudonyms;
import dev.herald.worker.gate.scope.ScopeNames;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Random;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the breakers.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BreakerProperties.class)
public class BreakerConfiguration {

  @Bean
  Breakers breakers(
      BreakerProperties properties, Pseudonyms pseudonyms, MeterRegistry meters, Clock clock) {
    BreakerAlerts alerts = new BreakerAlerts(new ScopeNames(pseudonyms), meters);
    return new Breakers(properties, alerts, new Random(), clock);
  }
}
