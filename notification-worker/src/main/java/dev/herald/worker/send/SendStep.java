package dev.herald.worker.send;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.notification.Delivery;
import dev.herald.notification.Outcome;
import dev.herald.worker.delay.Baggage;
import dev.herald.worker.gate.LedgerUnavailableException;
import dev.herald.worker.gate.clearance.Clearances;
import dev.herald.worker.lanes.Admission;
import dev.herald.worker.lanes.InfrastructureLostException;
import dev.herald.worker.lanes.LaneJob;
import dev.herald.worker.lanes.LaneWork;
import dev.herald.worker.lanes.Progress;
import dev.herald.worker.settle.DeadLetters;
import dev.herald.worker.settle.ReceivedDelivery;
import dev.herald.worker.settle.Settlement;
import dev.herald.worker.topic.DeliveryRecords;
import dev.herald.worker.topic.KafkaUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The edge of the send step: what the engine does with a record. Lost infrastructure is told to
/// the engine; a bug costs its own delivery.
final class SendStep implements LaneWork {
  private static final Logger log = LoggerFactory.getLogger(SendStep.class);

  private final Courier courier;
  private final Settlement settlement;
  private final DeadLetters deadLetters;
  private final Clearances clearances;
  private final SendMeters meters;
  private final Clock clock;

  SendStep(
      Courier courier,
      Settlement settlement,
      DeadLetters deadLetters,
      Clearances clearances,
      SendMeters meters,
      Clock clock) {
    this.courier = courier;
    this.settlement = settlement;
    this.deadLetters = deadLetters;
    this.clearances = clearances;
    this.meters = meters;
    this.clock = clock;
  }

  /// What was sent by whoever had them before counts in the windows of their conversations.
  @Override
  public void taken(Collection<TopicPartition> partitions) {
    clearances.take(partitions.stream().map(TopicPartition::partition).distinct().toList());
    courier.take(partitions);
  }

  @Override
  public void left(Collection<TopicPartition> partitions) {
    courier.leave(partitions);
  }

  @Override
  public LaneJob begin(ConsumerRecord<byte[], byte[]> source) {
    Optional<Delivery> delivery = DeliveryRecords.read(source.value());
    return delivery.isPresent()
        ? deliver(new ReceivedDelivery(source, delivery.get()))
        : _ -> reaching(() -> setAside(source));
  }

  private Progress setAside(ConsumerRecord<byte[], byte[]> source) {
    deadLetters.add(source, "not a delivery");
    return Progress.DONE;
  }

  private LaneJob deliver(ReceivedDelivery received) {
    Instant now = clock.instant();
    String replay = received.reopening().replay();
    Attempts attempts = new Attempts(now, Baggage.of(received.source()), replay);
    return admission -> reaching(() -> measured(received, attempts, admission));
  }

  private Progress measured(ReceivedDelivery received, Attempts attempts, Admission admission) {
    boolean untried = attempts.first() == null;
    boolean over = false;
    try {
      Progress progress = step(received, attempts, admission);
      over = progress instanceof Progress.Done;
      if (over) {
        meters.over(attempts);
      }
      return progress;
    } finally {
      if (!over) {
        settlement.tellPart(received, attempts.untold());
      }
      if (untried) {
        meters.begun(received.source(), attempts);
      }
    }
  }

  private Progress step(ReceivedDelivery received, Attempts attempts, Admission admission) {
    try {
      return courier.step(received, attempts, admission);
    } catch (StoreUnavailableException
        | LedgerUnavailableException
        | KafkaUnavailableException away) {
      throw away;
    } catch (RuntimeException bug) {
      return fail(received, bug);
    }
  }

  private Progress fail(ReceivedDelivery received, RuntimeException bug) {
    log.atError()
        .setCause(bug)
        .addKeyValue("topic", received.source().topic())
        .addKeyValue("partition", received.source().partition())
        .addKeyValue("offset", received.source().offset())
        .log("A delivery could not be sent; it goes to the dead letters");
    boolean ended = settlement.end(received, new Outcome.Failed("internal-error"), List.of());
    return ended ? Progress.DONE : new Progress.Park(Courier.HELD_LOOK);
  }

  private static Progress reaching(Supplier<Progress> work) {
    try {
      return work.get();
    } catch (StoreUnavailableException
        | LedgerUnavailableException
        | KafkaUnavailableException away) {
      throw new InfrastructureLostException(away);
    }
  }
}
