package dev.herald.worker.plan;

import static dev.herald.worker.topic.DeliveryRecords.utf8;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import dev.herald.notification.Headers;
import dev.herald.notification.Notification;
import dev.herald.notification.Outcome;
import dev.herald.worker.delay.Delays;
import dev.herald.worker.settle.Outcomes;
import dev.herald.worker.topic.Publications;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// Sends the deliveries of one event on their way, or to where they wait. Belongs to one thread.
final class Dispatch {
  private final ConsumerRecord<byte[], byte[]> source;
  private final Delays delays;
  private final Outcomes outcomes;
  private final Publications publications;
  private @Nullable Header collapse;

  Dispatch(
      ConsumerRecord<byte[], byte[]> source,
      Delays delays,
      Outcomes outcomes,
      Publications publications) {
    this.source = source;
    this.delays = delays;
    this.outcomes = outcomes;
    this.publications = publications;
  }

  void deliver(Notification event, ConversationKey conversation) {
    Delivery delivery = Delivery.of(event, conversation);
    Instant notBefore = event.notBefore();
    if (notBefore != null && delays.mustWait(delivery)) {
      Outcome deferred = new Outcome.Deferred("not-before", notBefore);
      publications.add(outcomes.ofDelivery(delivery, deferred, source));
    }
    publications.add(delays.next(delivery, source));
  }

  /// The event has that collapse key; whoever reads what is told of it can know that again.
  void collapses(String key) {
    collapse = new RecordHeader(Headers.COLLAPSE, utf8(source.timestamp() + " " + key));
  }

  void tell(String event, Outcome outcome) {
    ProducerRecord<byte[], byte[]> told = outcomes.ofEvent(event, outcome, source);
    if (collapse != null) {
      told.headers().add(collapse);
    }
    publications.add(told);
  }

  /// Waits until all of it so far is acknowledged.
  void await() {
    publications.await();
  }
}
