package dev.herald.worker.recall;

import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.redis.Coalescer;
import dev.herald.worker.gate.Collapse;
import dev.herald.worker.gate.LedgerProperties;
import dev.herald.worker.gate.LedgerRestore;
import dev.herald.worker.gate.LedgerWatch;
import dev.herald.worker.gate.LostTraces;
import dev.herald.worker.gate.Memory;
import dev.herald.worker.topic.AcknowledgedOutcomes;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import redis.clients.jedis.UnifiedJedis;

/// Wires what brings the ledger back.
@Configuration(proxyBeanMethods = false)
public class RecallConfiguration {
  private static final String MAX_RECORDS = "5000";

  @Bean
  Retentions retentions(KafkaAdmin kafka, LedgerProperties ledger) {
    return new Retentions(
        () -> Admin.create(kafka.getConfigurationProperties()), ledger.retention());
  }

  @Bean
  OutcomeReplay outcomeReplay(
      ConsumerFactory<byte[], byte[]> consumers,
      Coalescer redis,
      LedgerProperties ledger,
      Collapse collapse,
      Clock clock) {
    Properties settings = new Properties();
    settings.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_RECORDS);
    return new OutcomeReplay(
        () -> consumers.createConsumer(null, null, "-recall", settings),
        new LedgerRestore(redis, ledger, clock),
        collapse::restore);
  }

  @Bean
  Recall recall(
      UnifiedJedis redis,
      LedgerWatch watch,
      OutcomeReplay replay,
      Retentions retentions,
      AcknowledgedOutcomes acknowledged,
      List<Memory> memories,
      LostTraces traces) {
    MirrorMarks marks = new RedisMirrorMarks(redis, LedgerWatch.MARKS);
    OwnKnowledge own = new OwnKnowledge(memories, traces);
    return new Recall(marks, watch, replay, retentions, acknowledged, own);
  }
}
