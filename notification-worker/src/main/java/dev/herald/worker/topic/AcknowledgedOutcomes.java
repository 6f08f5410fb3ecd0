package dev.herald.worker.topic;

import dev.herald.notification.Topics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Up to where Kafka acknowledged the outcomes that this worker told: of each, the ledger knew
/// before. Safe for any number of threads.
public final class AcknowledgedOutcomes {
  private final Map<Integer, Long> next = new ConcurrentHashMap<>();

  void add(RecordMetadata kept) {
    if (kept.topic().equals(Topics.OUTCOMES) && kept.hasOffset()) {
      next.merge(kept.partition(), kept.offset() + 1, Math::max);
    }
  }

  /// The offset behind the last one of each partition.
  public Map<Integer, Long> next() {
    return Map.copyOf(next);
  }
}
