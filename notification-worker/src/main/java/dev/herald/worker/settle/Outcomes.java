package dev.herald.worker.settle;

import static dev.herald.worker.topic.DeliveryRecords.utf8;

import dev.herald.notification.Delivery;
import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeJson;
import dev.herald.notification.OutcomeRecord;
import dev.herald.notification.Topics;
import dev.herald.worker.topic.DeliveryRecords;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Makes the records of the topic `notification-outcomes`, in the trace of the record they tell of.
/// The same outcome may be told more than once; who reads them takes that into account.
public final class Outcomes {
  private final Clock clock;

  public Outcomes(Clock clock) {
    this.clock = clock;
  }

  public ProducerRecord<byte[], byte[]> ofEvent(
      String event, Outcome outcome, ConsumerRecord<?, ?> cause) {
    return message(OutcomeRecord.ofEvent(event, outcome, clock.instant()), cause);
  }

  public ProducerRecord<byte[], byte[]> ofDelivery(
      Delivery delivery, Outcome outcome, ConsumerRecord<?, ?> cause) {
    return message(OutcomeRecord.ofDelivery(delivery, outcome, clock.instant()), cause);
  }

  private static ProducerRecord<byte[], byte[]> message(
      OutcomeRecord outcome, ConsumerRecord<?, ?> cause) {
    return new ProducerRecord<>(
        Topics.OUTCOMES,
        null,
        utf8(outcome.event()),
        utf8(OutcomeJson.write(outcome).toString()),
        DeliveryRecords.trace(cause));
  }
}
