package dev.herald.worker.settle;

import dev.herald.worker.gate.Ledger;
import dev.herald.worker.gate.ReplayTally;
import dev.herald.worker.topic.RecordSink;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires how deliveries end.
@Configuration(proxyBeanMethods = false)
public class SettleConfiguration {

  @Bean
  Outcomes outcomes(MeterRegistry meters, Clock clock) {
    return new Outcomes(new OutcomeMeters(meters), clock);
  }

  @Bean
  DeadLetters deadLetters(RecordSink sink) {
    return new DeadLetters(sink);
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService lateOutcomes() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  /// What was shown is told the moment that Kafka is back, before its delivery has its turn again:
  /// the producer never gives it up.
  @Bean
  Settlement settlement(
      Ledger ledger,
      Outcomes outcomes,
      DeadLetters deadLetters,
      @Qualifier("orderedSink") RecordSink sink,
      ReplayTally tally,
      @Qualifier("lateOutcomes") Executor late) {
    return new Settlement(ledger, outcomes, deadLetters, sink, tally, late);
  }
}
