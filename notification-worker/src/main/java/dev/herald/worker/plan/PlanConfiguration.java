package dev.herald.worker.plan;

import dev.herald.conversation.ReferenceStore;
import dev.herald.notification.Topics;
import dev.herald.notification.schema.EventReader;
import dev.herald.worker.control.Holds;
import dev.herald.worker.control.Orders;
import dev.herald.worker.delay.Delays;
import dev.herald.worker.gate.Collapse;
import dev.herald.worker.gate.Horizon;
import dev.herald.worker.meter.Latency;
import dev.herald.worker.settle.DeadLetters;
import dev.herald.worker.settle.Outcomes;
import dev.herald.worker.topic.ContainerConfiguration.Containers;
import dev.herald.worker.topic.ContainerConfiguration.Intake;
import dev.herald.worker.topic.Publications;
import dev.herald.worker.topic.RecordSink;
import dev.herald.worker.topic.RoleProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Wires the plan step.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanProperties.class)
public class PlanConfiguration {
  private static final String GROUP = "herald-plan";

  @Bean
  Planner planner(
      ReferenceStore store,
      Collapse collapse,
      DeadLetters deadLetters,
      Orders orders,
      Horizon horizon) {
    return new Planner(new EventReader(), store, collapse, deadLetters, orders.skips(), horizon);
  }

  @Bean
  Audience audience(ReferenceStore store) {
    return new Audience(store);
  }

  @Bean
  Latency planLatency(MeterRegistry meters, Clock clock) {
    return new Latency(
        "herald.plan.latency",
        "From the time of an event's record until its deliveries and its outcome are acknowledged",
        meters,
        clock);
  }

  @Bean
  ProducerClocks producerClocks(MeterRegistry meters, Clock clock) {
    return new ProducerClocks(meters, clock);
  }

  @Bean
  Lookahead lookahead(Planner planner, PlanProperties plan) {
    return new Lookahead(planner, plan.lookahead());
  }

  @Bean
  PlanListener planListener(
      Planner planner,
      Lookahead lookahead,
      Delays delays,
      Outcomes outcomes,
      @Qualifier("orderedSink") RecordSink sink,
      ProducerClocks clocks,
      Latency planLatency,
      PlanProperties plan) {
    return new PlanListener(
        planner,
        lookahead,
        source -> new Dispatch(source, delays, outcomes, new Publications(sink)),
        clocks,
        planLatency,
        plan.outagePause());
  }

  @Bean
  PlanningHold planningHold(
      ConcurrentMessageListenerContainer<byte[], byte[]> planning, Holds holds) {
    return new PlanningHold(planning, () -> holds.isHeld(GROUP));
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> planning(
      Containers containers, PlanListener listener, PlanProperties plan, RoleProperties roles) {
    Intake intake =
        new Intake(
            GROUP,
            List.of(Topics.NOTIFICATIONS),
            plan.threads(),
            plan.maxRecords(),
            plan.maxPollInterval());
    return containers.of(intake, listener, roles.has(RoleProperties.Role.PLAN));
  }
}
