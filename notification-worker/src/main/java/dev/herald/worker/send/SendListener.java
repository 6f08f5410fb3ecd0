package dev.herald.worker.send;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import dev.herald.worker.settle.DeadLetters;
import dev.herald.worker.settle.ReceivedDelivery;
import dev.herald.worker.settle.Settlement;
import dev.herald.worker.topic.BatchStep;
import dev.herald.worker.topic.DeliveryRecords;
import dev.herald.worker.topic.FinishedRecords;
import dev.herald.worker.topic.KafkaUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.Acknowledgment;

/// The edge of the send step: a batch of deliveries of one priority. Completes offsets up to the
/// first delivery that is not over; from there on Kafka hands them out again, and those that are
/// over are remembered.
final class SendListener implements BatchStep {
  private static final Logger log = LoggerFactory.getLogger(SendListener.class);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final Courier courier;
  private final Settlement settlement;
  private final DeadLetters deadLetters;
  private final StopSignal stop;
  private final SendProperties properties;
  private final Clock clock;
  private final ConversationLocks locks = new ConversationLocks();
  private final FinishedRecords finished = new FinishedRecords();

  SendListener(
      Courier courier,
      Settlement settlement,
      DeadLetters deadLetters,
      StopSignal stop,
      SendProperties properties,
      Clock clock) {
    this.courier = courier;
    this.settlement = settlement;
    this.deadLetters = deadLetters;
    this.stop = stop;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch, Acknowledgment ack) {
    finished.begin(batch);
    RuntimeException lost = send(batch);
    int first = finished.firstMissing(batch);
    if (first < 0) {
      ack.acknowledge();
      return;
    }
    if (lost != null) {
      log.atWarn()
          .addKeyValue("why", lost.getMessage())
          .addKeyValue("next_step", "go on in " + properties.outagePause())
          .log("Sending waits");
    }
    ack.nack(first, lost == null ? AT_ONCE : properties.outagePause());
  }

  private @Nullable RuntimeException send(List<ConsumerRecord<byte[], byte[]>> batch) {
    Instant end = clock.instant().plus(properties.batchBudget());
    SendBatch sending =
        new SendBatch(
            courier,
            settlement,
            finished,
            () -> !stop.isStopping() && clock.instant().isBefore(end),
            end,
            new SendBatch.Waits(locks, stop, clock));
    try {
      return sending.run(lanes(batch).values());
    } catch (KafkaUnavailableException lost) {
      return lost;
    }
  }

  private Map<ConversationKey, List<ReceivedDelivery>> lanes(
      List<ConsumerRecord<byte[], byte[]>> batch) {
    Map<ConversationKey, List<ReceivedDelivery>> lanes = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> source : batch) {
      if (finished.contains(source)) {
        continue;
      }
      Optional<Delivery> delivery = DeliveryRecords.read(source.value());
      if (delivery.isPresent()) {
        lanes
            .computeIfAbsent(delivery.get().conversation(), _ -> new ArrayList<>())
            .add(new ReceivedDelivery(source, delivery.get()));
      } else {
        deadLetters.add(source, "not a delivery");
        finished.add(source);
      }
    }
    return lanes;
  }
}
