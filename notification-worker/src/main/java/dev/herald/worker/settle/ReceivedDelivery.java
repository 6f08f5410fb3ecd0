package dev.herald.worker.settle;

import dev.herald.notification.Delivery;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A delivery and the record it was read from.
public record ReceivedDelivery(ConsumerRecord<byte[], byte[]> source, Delivery delivery) {

  public String id() {
    return delivery.id();
  }
}
