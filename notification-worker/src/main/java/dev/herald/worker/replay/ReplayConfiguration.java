package dev.herald.worker.replay;

import dev.herald.conversation.Aliases;
import dev.herald.notification.schema.EventReader;
import dev.herald.worker.control.ControlBoard;
import dev.herald.worker.control.ControlTopic;
import dev.herald.worker.gate.Collapse;
import dev.herald.worker.gate.Freshness;
import dev.herald.worker.gate.Horizon;
import dev.herald.worker.gate.LedgerView;
import dev.herald.worker.gate.ReplayTally;
import dev.herald.worker.gate.pace.PaceProperties;
import dev.herald.worker.meter.Survey;
import dev.herald.worker.plan.Audience;
import dev.herald.worker.topic.RecordSink;
import dev.herald.worker.topic.RoleProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/// Wires replay. Plans are read by any worker; what is applied is run by one of those that plan.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplayProperties.class)
public class ReplayConfiguration {
  private static final String GROUP = "herald-replay";
  private static final Duration PROGRESS = Duration.ofSeconds(5);
  private static final int POLL_RECORDS = 2_000;

  @Bean
  Ranges ranges(ConsumerFactory<byte[], byte[]> consumers) {
    Properties many = new Properties();
    many.setProperty("max.poll.records", Integer.toString(POLL_RECORDS));
    return new Ranges(() -> consumers.createConsumer(null, "range", null, many));
  }

  @Bean
  DeadLetters deadLetterShelf(Ranges ranges, ControlBoard board, ControlTopic topic, Clock clock) {
    return new DeadLetters(ranges, board, topic, clock);
  }

  @Bean
  Appraiser.Knowledge replayKnowledge(LedgerView ledger, Collapse collapse, Freshness freshness) {
    return new Appraiser.Knowledge(ledger, collapse, freshness);
  }

  @Bean
  Plans.Readers readers(
      Audience audience,
      Appraiser.Knowledge knowledge,
      DeadLetters letters,
      Horizon horizon,
      PaceProperties pace,
      Aliases aliases,
      LiveTraffic traffic) {
    EventReader events = new EventReader();
    LongSupplier cpuTime = ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;
    return new Plans.Readers() {
      @Override
      public Appraiser of(Filter filter, Consumer<Appraised> taker) {
        Candidates candidates =
            new Candidates(events, audience, filter, letters::isDiscarded, horizon);
        return new Appraiser(candidates, knowledge, filter, taker, new Courtesy(traffic, cpuTime));
      }

      @Override
      public ToDoubleFunction<String> budgets() {
        return pace::perSecond;
      }

      @Override
      public Aliases aliases() {
        return aliases;
      }
    };
  }

  /// Platform threads: one that reads a range computes for seconds without waiting, and as a
  /// virtual thread it would keep a carrier from the deliveries all that time.
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService replayThreads() {
    return Executors.newThreadPerTaskExecutor(
        Thread.ofPlatform().daemon().name("replay-", 0).factory());
  }

  @Bean
  Plans plans(
      Ranges ranges,
      Plans.Readers readers,
      ControlBoard board,
      ControlTopic topic,
      ExecutorService replayThreads,
      Clock clock) {
    RandomGenerator random = RandomGenerator.of("SecureRandom");
    Supplier<String> ids = () -> "r" + HexFormat.of().toHexDigits(random.nextInt(), 8);
    return new Plans(ranges, readers, new Plans.Desk(board, topic, replayThreads), ids, clock);
  }

  @Bean
  Replays replays(
      Plans plans, ControlBoard board, ControlTopic topic, ReplayTally tally, Clock clock) {
    return new Replays(plans, board, topic, tally, clock);
  }

  /// Only who leads asks, so that the numbers of all workers may be added.
  @Bean
  Survey<Progress> replayProgress(
      Plans plans,
      Replays replays,
      ReplayTally tally,
      Leadership leadership,
      MeterRegistry meters,
      Clock clock) {
    Survey<Progress> progress =
        new Survey<>(
            "replay-progress",
            PROGRESS,
            () ->
                leadership.isHere()
                    ? Progress.of(plans, replays, tally, clock.instant())
                    : Progress.NOTHING);
    ReplayMeters.register(progress, meters);
    return progress;
  }

  @Bean
  Leadership leadership(ConsumerFactory<byte[], byte[]> consumers) {
    Properties quick = new Properties();
    quick.setProperty("session.timeout.ms", "6000");
    quick.setProperty("heartbeat.interval.ms", "1500");
    return new Leadership(() -> consumers.createConsumer(GROUP, "replay", null, quick));
  }

  @Bean
  Function<Plan, ReplayRunner> runners(
      Replays replays,
      Ranges ranges,
      Plans.Readers readers,
      RecordSink sink,
      Leadership leadership,
      LiveTraffic traffic,
      DeliveryCost cost,
      Clock clock) {
    Allowance allowance = new Allowance(traffic, cost, Runtime.getRuntime().availableProcessors());
    return plan ->
        new ReplayRunner(
            replays,
            plan,
            ranges,
            readers,
            new ReplayRunner.Outlet(
                sink, new Rate(System::nanoTime), allowance, leadership::isHere),
            clock);
  }

  @Bean
  ReplayShift replayShift(
      ControlBoard board,
      Plans plans,
      Replays replays,
      Function<Plan, ReplayRunner> runners,
      ExecutorService replayThreads) {
    return new ReplayShift(board, plans, replays, runners, replayThreads);
  }

  @Bean
  Pruning pruning(
      ControlBoard board,
      ControlTopic topic,
      Plans plans,
      Replays replays,
      ReplayProperties properties,
      Clock clock) {
    return new Pruning(new Pruning.Desk(board, topic), plans, replays, properties.kept(), clock);
  }

  @Bean
  SmartInitializingSingleton replaysRun(
      Leadership leadership, ReplayShift shift, Pruning pruning, RoleProperties roles) {
    return () -> {
      if (roles.has(RoleProperties.Role.PLAN)) {
        leadership.start(() -> {
          shift.look();
          pruning.look();
        });
      }
    };
  }
}
