package dev.herald.worker.why;

import dev.herald.conversation.ReferenceStore;
import dev.herald.worker.control.Orders;
import dev.herald.worker.gate.LedgerView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/// Wires the answer to why.
@Configuration(proxyBeanMethods = false)
public class WhyConfiguration {

  @Bean
  Why why(
      ReferenceStore store,
      LedgerView ledger,
      ConsumerFactory<byte[], byte[]> consumers,
      Orders orders) {
    OutcomeTrail trail = new OutcomeTrail(() -> consumers.createConsumer(null, "why", null));
    return new Why(new Recipient(store), ledger, trail, orders.pauses());
  }
}
