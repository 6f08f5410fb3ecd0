package dev.herald.worker.gate.breaker;

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
  Breakers breakers(BreakerProperties properties, MeterRegistry meters, Clock clock) {
    BreakerAlerts alerts = new BreakerAlerts(meters);
    return new Breakers(properties, alerts, new Random(), clock);
  }
}
