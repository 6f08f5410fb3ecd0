package dev.herald.worker.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/// Makes the listener containers of every step alike: batches, acknowledged by hand, repeated for
/// ever on an error that a listener lets through.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StopProperties.class, RoleProperties.class})
public class ContainerConfiguration {
  private static final long RETRY_MS = 1_000;

  /// What differs between containers.
  ///
  /// @param maxPollInterval longer than any batch may take; beyond it the group takes the
  ///   partitions away
  public record Intake(
      String group, List<String> topics, int threads, int maxRecords, Duration maxPollInterval) {}

  /// Makes containers.
  @FunctionalInterface
  public interface Containers {
    ConcurrentMessageListenerContainer<byte[], byte[]> of(
        Intake intake, BatchStep step, boolean runs);
  }

  @Bean
  Containers containers(ConsumerFactory<byte[], byte[]> consumers, StopProperties stop) {
    return (intake, step, runs) -> {
      ContainerProperties properties = properties(intake, stop.drain());
      properties.setMessageListener(receipted(step));
      var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
      container.setConcurrency(intake.threads());
      container.setCommonErrorHandler(untilItWorks());
      container.setAutoStartup(runs);
      return container;
    };
  }

  /// The container is told that batches are acknowledged by hand, so it always passes the means.
  private static BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> receipted(
      BatchStep step) {
    Map<TopicPartition, Long> uncommitted = new ConcurrentHashMap<>();
    return (batch, ack, consumer) ->
        step.onMessage(
            batch,
            new Receipt(
                batch,
                Objects.requireNonNull(ack, "ack"),
                Objects.requireNonNull(consumer, "consumer"),
                uncommitted));
  }

  private static ContainerProperties properties(Intake intake, Duration drain) {
    ContainerProperties properties =
        new ContainerProperties(intake.topics().toArray(String[]::new));
    properties.setGroupId(intake.group());
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    properties.setShutdownTimeout(drain.toMillis());
    Properties consumer = new Properties();
    Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Long.valueOf(intake.maxRecords()),
            ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, intake.maxPollInterval().toMillis())
        .forEach((name, value) -> consumer.setProperty(name, value.toString()));
    properties.setKafkaConsumerProperties(consumer);
    return properties;
  }

  /// Listeners catch what they know; what is left must not skip records, whatever it is.
  private static DefaultErrorHandler untilItWorks() {
    DefaultErrorHandler handler =
        new DefaultErrorHandler(new FixedBackOff(RETRY_MS, FixedBackOff.UNLIMITED_ATTEMPTS));
    handler.setClassifications(Map.of(), true);
    return handler;
  }
}
