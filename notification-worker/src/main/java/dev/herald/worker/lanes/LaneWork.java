package dev.herald.worker.lanes;

import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// What the engine is there for. Called on many threads.
@FunctionalInterface
public interface LaneWork {

  /// Takes up a record; whatever that costs is part of its first step.
  LaneJob begin(ConsumerRecord<byte[], byte[]> source);

  /// Partitions came to this worker; whoever had them before may have worked on until now. Called
  /// before any of their records, on the owner's thread: must not block.
  default void taken(Collection<TopicPartition> partitions) {}

  /// Partitions are not this worker's any more. On the owner's thread: must not block.
  default void left(Collection<TopicPartition> partitions) {}
}
