package dev.herald.worker.delay;

import dev.herald.notification.Delivery;
import dev.herald.worker.settle.DeadLetters;
import dev.herald.worker.topic.BatchStep;
import dev.herald.worker.topic.DeliveryRecords;
import dev.herald.worker.topic.FinishedRecords;
import dev.herald.worker.topic.KafkaUnavailableException;
import dev.herald.worker.topic.Publications;
import dev.herald.worker.topic.Receipt;
import dev.herald.worker.topic.RecordSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Holds the deliveries of one tier until they are due and passes them on. What is not due is
/// handed back to Kafka after a moment, so that the group hears of this member all the while.
final class DelayListener implements BatchStep {
  /// Also bounds how late a delivery leaves that came while the others were waited for.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(20);
  private static final Duration OUTAGE_WAIT = Duration.ofSeconds(1);

  private final DelayTier tier;
  private final Delays delays;
  private final DeadLetters deadLetters;
  private final RecordSink sink;
  private final Clock clock;
  private final FinishedRecords finished = new FinishedRecords();

  DelayListener(
      DelayTier tier, Delays delays, DeadLetters deadLetters, RecordSink sink, Clock clock) {
    this.tier = tier;
    this.delays = delays;
    this.deadLetters = deadLetters;
    this.sink = sink;
    this.clock = clock;
  }

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch, Receipt receipt) {
    finished.begin(batch);
    Duration wait;
    try {
      wait = forward(batch);
    } catch (KafkaUnavailableException _) {
      wait = OUTAGE_WAIT;
    }
    List<ConsumerRecord<byte[], byte[]>> rest = finished.missing(batch);
    if (rest.isEmpty()) {
      receipt.finished();
    } else {
      receipt.except(rest, wait);
    }
  }

  /// Passes on what is due.
  ///
  /// @return how long until the next one is
  private Duration forward(List<ConsumerRecord<byte[], byte[]>> batch) {
    Instant now = clock.instant();
    Instant next = now.plus(LONGEST_WAIT);
    Publications publications = new Publications(sink);
    List<ConsumerRecord<byte[], byte[]>> forwarded = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : batch) {
      if (finished.contains(message)) {
        continue;
      }
      Optional<Delivery> delivery = DeliveryRecords.read(message.value());
      Instant due = delivery.map(d -> due(d, message)).orElse(now);
      if (due.isAfter(now)) {
        next = due.isBefore(next) ? due : next;
        continue;
      }
      delivery.ifPresentOrElse(
          d -> publications.add(next(d, message)),
          () -> deadLetters.add(message, "not a delivery"));
      forwarded.add(message);
    }
    publications.await();
    forwarded.forEach(finished::add);
    Duration wait = Duration.between(clock.instant(), next);
    return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
  }

  private ProducerRecord<byte[], byte[]> next(Delivery delivery, ConsumerRecord<?, ?> message) {
    return Detour.of(message)
        .map(detour -> Delays.on(detour, detour.topic(), delivery, message))
        .orElseGet(() -> delays.next(delivery, message));
  }

  private Instant due(Delivery delivery, ConsumerRecord<?, ?> message) {
    Optional<Detour> detour = Detour.of(message);
    if (detour.isPresent()) {
      return detour.get().due();
    }
    Instant since = Instant.ofEpochMilli(message.timestamp());
    return tier.leaves(since, Objects.requireNonNullElse(delivery.event().notBefore(), since));
  }
}
