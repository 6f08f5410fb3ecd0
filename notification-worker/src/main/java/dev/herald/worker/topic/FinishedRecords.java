package dev.herald.worker.topic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Remembers which records of a batch are finished while earlier ones are not, so that only the
/// rest is done again when Kafka hands them out a second time. Holds at most one batch per
/// partition. A lost memory costs a look at the ledger, never a second send.
public final class FinishedRecords {
  private final Map<TopicPartition, Set<Long>> finished = new ConcurrentHashMap<>();

  /// Begins a batch: forgets all that is not part of it, for the partitions it comes from.
  public void begin(List<ConsumerRecord<byte[], byte[]>> batch) {
    Map<TopicPartition, Set<Long>> offsets = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> message : batch) {
      offsets.computeIfAbsent(partition(message), _ -> new HashSet<>()).add(message.offset());
    }
    offsets.forEach((partition, inBatch) -> of(partition).retainAll(inBatch));
  }

  public void add(ConsumerRecord<byte[], byte[]> message) {
    of(partition(message)).add(message.offset());
  }

  public boolean contains(ConsumerRecord<byte[], byte[]> message) {
    return of(partition(message)).contains(message.offset());
  }

  /// The records of the batch that are not finished.
  public List<ConsumerRecord<byte[], byte[]>> missing(List<ConsumerRecord<byte[], byte[]>> batch) {
    return batch.stream().filter(each -> !contains(each)).toList();
  }

  private Set<Long> of(TopicPartition partition) {
    return finished.computeIfAbsent(partition, _ -> ConcurrentHashMap.newKeySet());
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> message) {
    return new TopicPartition(message.topic(), message.partition());
  }
}
