package dev.herald.worker.control;

import dev.herald.worker.topic.RecordSink;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Properties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/// Wires what operators ordered.
@Configuration(proxyBeanMethods = false)
public class ControlConfiguration {

  @Bean
  ControlBoard controlBoard() {
    return new ControlBoard();
  }

  @Bean(initMethod = "start")
  ControlTail controlTail(ControlBoard board, ConsumerFactory<byte[], byte[]> consumers) {
    Properties fromTheBeginning = new Properties();
    fromTheBeginning.setProperty("auto.offset.reset", "earliest");
    return new ControlTail(
        board, () -> consumers.createConsumer(null, "control", null, fromTheBeginning));
  }

  @Bean
  ControlTopic controlTopic(RecordSink sink, ControlBoard board) {
    return new ControlTopic(sink, board);
  }

  @Bean
  Holds holds(ControlBoard board, Clock clock) {
    return new Holds(board, clock);
  }

  @Bean
  Orders orders(ControlBoard board) {
    return Orders.on(board);
  }

  @Bean
  MeterBinder pauseMeters(Orders orders) {
    return registry ->
        Gauge.builder("herald.control.pauses", orders, each -> each.pauses().all().size())
            .description("Pauses in force; the same from every worker")
            .register(registry);
  }

  /// Down until all orders are known: nothing is sent before.
  @Bean
  HealthIndicator ordersHealthIndicator(ControlBoard board) {
    return () -> (board.isComplete() ? Health.up() : Health.down()).build();
  }
}
