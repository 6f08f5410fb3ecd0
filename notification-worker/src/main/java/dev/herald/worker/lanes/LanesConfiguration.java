package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import dev.herald.worker.control.Holds;
import dev.herald.worker.topic.RoleProperties;
import dev.herald.worker.topic.StopProperties;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/// Wires the engine: one consumer for the deliveries of every priority.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LanesProperties.class)
public class LanesConfiguration {
  private static final String GROUP = "herald-send";
  private static final int POLL_RECORDS = 1_000;

  @Bean
  Engine laneEngine(
      ConsumerFactory<byte[], byte[]> consumers,
      LaneWork work,
      LanesProperties properties,
      StopProperties stop,
      Holds holds) {
    Mailbox<Letter> letters = new Mailbox<>();
    Intake intake = new Intake(properties.bounds());
    Lanes lanes =
        new Lanes(
            new Step.Surroundings(
                work, new Limits(properties.limits()), letters, intake::isCrowded),
            step -> Thread.ofVirtual().name("step").start(step),
            intake,
            new Outage(properties.outagePause()),
            System::nanoTime);
    Session.Shared shared =
        new Session.Shared(lanes, intake, letters, topics(), properties, System::nanoTime);
    ConsumerFactory<byte[], byte[]> own = own(consumers, properties);
    return new Engine(
        () -> own.createConsumer(GROUP, null, "-send"),
        shared,
        stop.drain(),
        () -> holds.isHeld(GROUP));
  }

  @Bean
  MeterBinder laneMeters(Engine engine, Clock clock) {
    return registry -> LaneMeters.register(engine, clock, registry);
  }

  /// Runs the engine where this process sends. Its phase is that of the listener containers.
  @Bean
  SmartLifecycle laneLifecycle(Engine engine, RoleProperties roles) {
    return new SmartLifecycle() {
      @Override
      public boolean isAutoStartup() {
        return roles.has(RoleProperties.Role.SEND);
      }

      @Override
      public void start() {
        engine.start();
      }

      @Override
      public void stop(Runnable ended) {
        engine.stop(ended);
      }

      @Override
      public void stop() {
        engine.stop(() -> {});
      }

      @Override
      public boolean isRunning() {
        return engine.isRunning();
      }

      @Override
      public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 100;
      }
    };
  }

  /// Down while it holds still.
  @Bean
  HealthIndicator lanesHealthIndicator(Engine engine, RoleProperties roles) {
    return () -> {
      boolean works = engine.isRunning() && !engine.snapshot().away();
      boolean up = works || !roles.has(RoleProperties.Role.SEND);
      return (up ? Health.up() : Health.down()).build();
    };
  }

  private static Map<String, Priority> topics() {
    Map<String, Priority> topics = new HashMap<>();
    for (Priority priority : Priority.values()) {
      topics.put(Topics.deliveries(priority), priority);
    }
    return Map.copyOf(topics);
  }

  /// Spring's factory with what the engine needs otherwise; the group protocol of KIP-848 refuses
  /// the settings that the broker decides there.
  private static ConsumerFactory<byte[], byte[]> own(
      ConsumerFactory<byte[], byte[]> consumers, LanesProperties properties) {
    Map<String, Object> settings = new HashMap<>(consumers.getConfigurationProperties());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
    if (!properties.instance().isEmpty()) {
      settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, properties.instance());
    }
    switch (properties.protocol()) {
      case CLASSIC ->
          settings.put(
              ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
              EqualNumbersAssignor.class.getName());
      case CONSUMER -> {
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        settings.put(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range");
        settings.remove(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);
        settings.remove(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);
        settings.remove(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG);
      }
    }
    DefaultKafkaConsumerFactory<byte[], byte[]> own = new DefaultKafkaConsumerFactory<>(settings);
    consumers.getListeners().forEach(own::addListener);
    return own;
  }
}
