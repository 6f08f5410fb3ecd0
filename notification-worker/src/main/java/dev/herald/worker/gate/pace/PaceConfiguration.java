package dev.herald.worker.gate.pace;

import dev.herald.redis.Coalescer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the pace.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaceProperties.class)
public class PaceConfiguration {
  /// How much later than its mark a send may have reached its channel.
  private static final Duration FLIGHT = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofHours(1);

  @Bean
  Pace pace(PaceProperties properties, Coalescer redis, Clock clock, MeterRegistry meters) {
    RedisHotMarks marks = new RedisHotMarks(redis, LONGEST.plus(FLIGHT), clock);
    ConversationWindows windows = new ConversationWindows(marks, FLIGHT, clock);
    Budgets budgets = new Budgets(new RedisSlots(redis), Sleep::really, clock);
    Pace pace =
        new Pace(
            properties, windows, budgets, new Blocks(new RedisBlockBoard(redis), clock), clock);
    Gauge.builder("herald.pace.conversations", pace, Pace::conversations)
        .description("Conversations whose last hour is remembered")
        .register(meters);
    return pace;
  }
}
