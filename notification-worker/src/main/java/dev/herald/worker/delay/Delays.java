package dev.herald.worker.delay;

import dev.herald.notification.Delivery;
import dev.herald.notification.Topics;
import dev.herald.worker.topic.DeliveryRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Knows where a delivery goes by its time: on to be sent, or to the topic where it waits.
public final class Delays {
  private final Clock clock;

  public Delays(Clock clock) {
    this.clock = clock;
  }

  /// Whether it may not be sent yet.
  public boolean mustWait(Delivery delivery) {
    Instant notBefore = delivery.event().notBefore();
    return notBefore != null && notBefore.isAfter(clock.instant());
  }

  /// The record that takes a delivery to a topic on its detour, in the trace of `cause`.
  static ProducerRecord<byte[], byte[]> on(
      Detour detour, String topic, Delivery delivery, ConsumerRecord<?, ?> cause) {
    ProducerRecord<byte[], byte[]> message = DeliveryRecords.of(topic, delivery, cause);
    message.headers().add(detour.header());
    return message;
  }

  /// The record that takes a delivery to its next topic, in the trace of `cause`.
  public ProducerRecord<byte[], byte[]> next(Delivery delivery, ConsumerRecord<?, ?> cause) {
    Instant notBefore = delivery.event().notBefore();
    Duration wait =
        notBefore == null ? Duration.ZERO : Duration.between(clock.instant(), notBefore);
    String topic =
        wait.isPositive()
            ? DelayTier.within(wait).topic()
            : Topics.deliveries(delivery.event().priority());
    return DeliveryRecords.of(topic, delivery, cause);
  }
}
