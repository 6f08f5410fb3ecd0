package dev.herald.worker.gate.clearance;

import dev.herald.worker.gate.breaker.BreakerConfiguration;
import dev.herald.worker.gate.breaker.Breakers;
import dev.herald.worker.gate.pace.Pace;
import dev.herald.worker.gate.pace.PaceConfiguration;
import dev.herald.worker.gate.pace.PaceProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires what stands right before a send.
@Configuration(proxyBeanMethods = false)
@Import({BreakerConfiguration.class, PaceConfiguration.class})
public class ClearanceConfiguration {

  @Bean
  Clearances clearances(
      Breakers breakers, Pace pace, PaceProperties properties, MeterRegistry meters) {
    return new Clearances(breakers, pace, properties.tellAfter(), new WaitMeters(meters));
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService clearanceUpkeep(Breakers breakers, Pace pace) {
    ThreadFactory threads = Thread.ofPlatform().daemon().name("clearance-upkeep").factory();
    ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(threads);
    Upkeep each = new Upkeep(breakers, pace);
    var _ = upkeep.scheduleWithFixedDelay(each::everySecond, 1, 1, TimeUnit.SECONDS);
    var _ = upkeep.scheduleWithFixedDelay(each::everyMinute, 1, 1, TimeUnit.MINUTES);
    return upkeep;
  }
}
