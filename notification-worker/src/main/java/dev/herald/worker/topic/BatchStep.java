package dev.herald.worker.topic;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A step that takes records in batches and says itself how far it got. A record is acknowledged
/// only when what it became is. Called on one thread per assigned partition set.
@FunctionalInterface
public interface BatchStep {

  /// Works on a batch and then says what is left of it.
  void onMessage(List<ConsumerRecord<byte[], byte[]>> batch, Receipt receipt);
}
