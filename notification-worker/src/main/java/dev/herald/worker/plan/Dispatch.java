package dev.herald.worker.plan;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import dev.herald.notification.Notification;
import dev.herald.notification.Outcome;
import dev.herald.worker.delay.Delays;
import dev.herald.worker.settle.Outcomes;
import dev.herald.worker.topic.Publications;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Sends the deliveries of one event on their way, or to where they wait. Belongs to one thread.
final class Dispatch {
  private final ConsumerRecord<byte[], byte[]> source;
  private final Delays delays;
  private final Outcomes outcomes;
  private final Publications publications;

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

  void tell(String event, Outcome outcome) {
    publications.add(outcomes.ofEvent(event, outcome, source));
  }

  /// Waits until all of it so far is acknowledged.
  void await() {
    publications.await();
  }
}
