package dev.herald.worker;

import com.sun.management.OperatingSystemMXBean;
import dev.herald.worker.control.ControlConfiguration;
import dev.herald.worker.delay.DelayConfiguration;
import dev.herald.worker.gate.GateConfiguration;
import dev.herald.worker.gate.clearance.ClearanceConfiguration;
import dev.herald.worker.health.HealthConfiguration;
import dev.herald.worker.lag.LagConfiguration;
import dev.herald.worker.lanes.Engine;
import dev.herald.worker.lanes.LanesConfiguration;
import dev.herald.worker.log.LogConfiguration;
import dev.herald.worker.mirror.MirrorConfiguration;
import dev.herald.worker.ops.OpsConfiguration;
import dev.herald.worker.plan.PlanConfiguration;
import dev.herald.worker.recall.RecallConfiguration;
import dev.herald.worker.redis.RedisConfiguration;
import dev.herald.worker.replay.DeliveryCost;
import dev.herald.worker.replay.LiveTraffic;
import dev.herald.worker.replay.MachineLoad;
import dev.herald.worker.replay.ReplayConfiguration;
import dev.herald.worker.seek.SeekConfiguration;
import dev.herald.worker.send.SendConfiguration;
import dev.herald.worker.settle.SettleConfiguration;
import dev.herald.worker.topic.ContainerConfiguration;
import dev.herald.worker.topic.TopicConfiguration;
import dev.herald.worker.why.WhyConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

/// The worker: what it stands on, then feature by feature in the order of the flow.
@Configuration(proxyBeanMethods = false)
@Import({
  LogConfiguration.class,
  RedisConfiguration.class,
  TopicConfiguration.class,
  ContainerConfiguration.class,
  ControlConfiguration.class,
  MirrorConfiguration.class,
  PlanConfiguration.class,
  DelayConfiguration.class,
  GateConfiguration.class,
  ClearanceConfiguration.class,
  LanesConfiguration.class,
  RecallConfiguration.class,
  SendConfiguration.class,
  SettleConfiguration.class,
  ReplayConfiguration.class,
  WhyConfiguration.class,
  SeekConfiguration.class,
  LagConfiguration.class,
  OpsConfiguration.class,
  HealthConfiguration.class,
})
public class WorkerConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /// Replays give way to what the lanes do.
  @Bean
  LiveTraffic liveTraffic(Engine engine) {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    MachineLoad usedUp = new MachineLoad(machine::getCpuLoad, System::nanoTime);
    return () -> {
      if (!engine.snapshot().hasLiveSteps()) {
        return LiveTraffic.Demand.NOTHING;
      }
      return usedUp.getAsBoolean() ? LiveTraffic.Demand.EVERYTHING : LiveTraffic.Demand.SOME;
    };
  }

  /// Reads a timer of the send step, which must have been registered.
  @Bean
  @DependsOn("sendMeters")
  DeliveryCost deliveryCost(MeterRegistry meters) {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Timer ended = meters.get(SendConfiguration.ENDED).timer();
    return new DeliveryCost(machine::getProcessCpuTime, ended::count, System::nanoTime);
  }
}
