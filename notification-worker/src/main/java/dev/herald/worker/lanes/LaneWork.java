package dev.herald.worker.lanes;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What the engine is there for. Called on many threads.
@FunctionalInterface
public interface LaneWork {

  /// Takes up a record; whatever that costs is part of its first step.
  LaneJob begin(ConsumerRecord<byte[], byte[]> source);
}
