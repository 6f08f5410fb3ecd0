package dev.herald.worker.delay;

import dev.herald.redis.Coalescer;
import dev.herald.worker.settle.DeadLetters;
import dev.herald.worker.topic.ContainerConfiguration.Containers;
import dev.herald.worker.topic.ContainerConfiguration.Intake;
import dev.herald.worker.topic.RecordSink;
import dev.herald.worker.topic.RoleProperties;
import dev.herald.worker.topic.TopicProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Wires the deliveries that wait: one container per tier, so that the records of a long one never
/// stand before those of a short one. They belong to the role `plan`.
@Configuration(proxyBeanMethods = false)
public class DelayConfiguration {
  private static final int MAX_RECORDS = 500;
  private static final Duration MAX_POLL_INTERVAL = Duration.ofMinutes(5);

  @Bean
  Delays delays(Clock clock) {
    return new Delays(clock);
  }

  @Bean
  Detours detours(
      Coalescer redis,
      RecordSink sink,
      TopicProperties topics,
      Clock clock,
      MeterRegistry registry) {
    Detours detours = new Detours(redis, topics.retention(), sink, clock);
    DetourMeters.register(detours, registry);
    return detours;
  }

  @Bean
  Waiting waiting(
      Containers containers,
      RoleProperties roles,
      Delays delays,
      DeadLetters deadLetters,
      @Qualifier("orderedSink") RecordSink sink,
      Clock clock) {
    return tier ->
        containers.of(
            new Intake("herald-delay", List.of(tier.topic()), 1, MAX_RECORDS, MAX_POLL_INTERVAL),
            new DelayListener(tier, delays, deadLetters, sink, clock),
            roles.has(RoleProperties.Role.PLAN));
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> tenSeconds(Waiting waiting) {
    return waiting.in(DelayTier.TEN_SECONDS);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> oneMinute(Waiting waiting) {
    return waiting.in(DelayTier.ONE_MINUTE);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> tenMinutes(Waiting waiting) {
    return waiting.in(DelayTier.TEN_MINUTES);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> oneHour(Waiting waiting) {
    return waiting.in(DelayTier.ONE_HOUR);
  }

  /// Makes the container of a tier.
  @FunctionalInterface
  interface Waiting {
    ConcurrentMessageListenerContainer<byte[], byte[]> in(DelayTier tier);
  }
}
