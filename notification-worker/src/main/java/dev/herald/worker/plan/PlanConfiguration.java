package dev.herald.worker.plan;

import dev.herald.conversation.ReferenceStore;
import dev.herald.notification.Topics;
import dev.herald.notification.schema.EventReader;
import dev.herald.worker.delay.Delays;
import dev.herald.worker.gate.Collapse;
import dev.herald.worker.settle.DeadLetters;
import dev.herald.worker.settle.Outcomes;
import dev.herald.worker.topic.ContainerConfiguration.Containers;
import dev.herald.worker.topic.ContainerConfiguration.Intake;
import dev.herald.worker.topic.Publications;
import dev.herald.worker.topic.RecordSink;
import dev.herald.worker.topic.RoleProperties;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Wires the plan step.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanProperties.class)
public class PlanConfiguration {

  @Bean
  Planner planner(ReferenceStore store, Collapse collapse, DeadLetters deadLetters) {
    return new Planner(new EventReader(), store, collapse, deadLetters);
  }

  @Bean
  PlanListener planListener(
      Planner planner, Delays delays, Outcomes outcomes, RecordSink sink, PlanProperties plan) {
    return new PlanListener(
        planner,
        source -> new Dispatch(source, delays, outcomes, new Publications(sink)),
        plan.outagePause());
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> planning(
      Containers containers, PlanListener listener, PlanProperties plan, RoleProperties roles) {
    Intake intake =
        new Intake(
            "herald-plan",
            List.of(Topics.NOTIFICATIONS),
            plan.threads(),
            plan.maxRecords(),
            plan.maxPollInterval());
    return containers.of(intake, listener, roles.has(RoleProperties.Role.PLAN));
  }
}
