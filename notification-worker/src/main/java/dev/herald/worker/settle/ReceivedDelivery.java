package dev.herald.worker.settle;

import dev.herald.notification.Delivery;
import dev.herald.worker.gate.Reopening;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// A delivery and the record it was read from.
public record ReceivedDelivery(ConsumerRecord<byte[], byte[]> source, Delivery delivery) {

  public TopicPartition partition() {
    return new TopicPartition(source.topic(), source.partition());
  }

  public String id() {
    return delivery.id();
  }

  /// What it may take up again, being of a replay.
  public Reopening reopening() {
    return Reopening.of(source.headers());
  }
}
