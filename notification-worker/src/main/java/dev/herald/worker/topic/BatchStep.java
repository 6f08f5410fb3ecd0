package dev.herald.worker.topic;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.Acknowledgment;

/// A step that takes records in batches and says itself how far it got. A record is acknowledged
/// only when what it became is. Called on one thread per assigned partition set.
@FunctionalInterface
public interface BatchStep {

  /// Works on a batch and then acknowledges it, or hands back what it could not finish.
  void onMessage(List<ConsumerRecord<byte[], byte[]>> batch, Acknowledgment ack);
}
