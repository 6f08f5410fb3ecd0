package dev.herald.worker.why;

import dev.herald.conversation.ReferenceStore;
import dev.herald.worker.control.Orders;
import dev.herald.worker.gate.LedgerView;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/// Wires the answer to why.
@Configuration(proxyBeanMethods = false)
public class WhyConfiguration {

  /// Whoever asks waits while hundreds of thousands of records are passed over: few and large
  /// answers, 5 MB at most, none of which is examined twice. A request for what lies behind the
  /// last record holds up the next page for as long as the broker waits for more.
  private static final Map<String, String> LONG_STRETCHES =
      Map.of(
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "10000",
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "5242880",
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10",
          ConsumerConfig.CHECK_CRCS_CONFIG, "false");

  @Bean
  Why why(
      ReferenceStore store,
      LedgerView ledger,
      ConsumerFactory<byte[], byte[]> consumers,
      Orders orders) {
    Properties settings = new Properties();
    settings.putAll(LONG_STRETCHES);
    OutcomeTrail trail =
        new OutcomeTrail(() -> consumers.createConsumer(null, "why", null, settings));
    return new Why(new Recipient(store), ledger, trail, orders.pauses());
  }
}
