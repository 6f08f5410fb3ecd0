package dev.herald.worker.settle;

import static dev.herald.worker.topic.DeliveryRecords.utf8;

import dev.herald.notification.Delivery;
import dev.herald.notification.Headers;
import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeJson;
import dev.herald.notification.OutcomeRecord;
import dev.herald.notification.Topics;
import dev.herald.worker.topic.DeliveryRecords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes the records of the topic `notification-outcomes`, in the trace of the record they tell of.
/// The same outcome may be told more than once; who reads them takes that into account.
public final class Outcomes {
  private final OutcomeMeters meters;
  private final Clock clock;

  Outcomes(OutcomeMeters meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  public ProducerRecord<byte[], byte[]> ofEvent(
      String event, Outcome outcome, ConsumerRecord<?, ?> cause) {
    meters.ofEvent(outcome);
    return message(OutcomeRecord.ofEvent(event, outcome, clock.instant()), cause);
  }

  public ProducerRecord<byte[], byte[]> ofDelivery(
      Delivery delivery, Outcome outcome, ConsumerRecord<?, ?> cause) {
    return ofDelivery(delivery, outcome, cause, List.of());
  }

  /// The same, with what was tried, for who asks later why it ended so.
  public ProducerRecord<byte[], byte[]> ofDelivery(
      Delivery delivery, Outcome outcome, ConsumerRecord<?, ?> cause, List<PastAttempt> attempts) {
    meters.ofDelivery(outcome);
    ProducerRecord<byte[], byte[]> message =
        message(OutcomeRecord.ofDelivery(delivery, outcome, clock.instant()), cause);
    if (!attempts.isEmpty()) {
      message.headers().add(Headers.ATTEMPTS, PastAttempt.write(attempts));
    }
    return message;
  }

  /// For one of which the chat shows something, and that is to go on.
  ProducerRecord<byte[], byte[]> inPart(
      Delivery delivery, List<String> shown, ConsumerRecord<?, ?> cause) {
    return ofDelivery(delivery, new Outcome.Deferred("in-part", clock.instant(), shown), cause);
  }

  /// The same for one that was told, or may have been, when its delivery came before.
  ProducerRecord<byte[], byte[]> again(
      Delivery delivery, Outcome outcome, ConsumerRecord<?, ?> cause) {
    meters.repeated();
    return message(OutcomeRecord.ofDelivery(delivery, outcome, clock.instant()), cause);
  }

  private static ProducerRecord<byte[], byte[]> message(
      OutcomeRecord outcome, ConsumerRecord<?, ?> cause) {
    ObjectNode json = OutcomeJson.write(outcome);
    List<Header> trace = DeliveryRecords.trace(cause);
    for (Header each : trace) {
      if (each.key().equals(Headers.REPLAY)) {
        json.put("replay", new String(each.value(), StandardCharsets.UTF_8));
      }
    }
    var message =
        new ProducerRecord<byte[], byte[]>(
            Topics.OUTCOMES,
            null,
            utf8(outcome.event()),
            JsonMapper.shared().writeValueAsBytes(json),
            trace);
    message
        .headers()
        .add(Headers.DEAD_TOPIC, utf8(cause.topic()))
        .add(Headers.DEAD_PARTITION, utf8(Integer.toString(cause.partition())))
        .add(Headers.DEAD_OFFSET, utf8(Long.toString(cause.offset())));
    return message;
  }
}
