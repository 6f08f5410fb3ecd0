package dev.herald.worker.topic;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Produces records. Records to one partition keep the order of the calls. Safe for any number of
/// threads.
@FunctionalInterface
public interface RecordSink {

  /// Hands a record over. The future ends when every in-sync replica has it, or fails; the call
  /// itself does not throw.
  CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> message);
}
