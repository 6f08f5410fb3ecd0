package dev.herald.worker.delay;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import dev.herald.notification.IfUnknown;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import dev.herald.worker.settle.ReceivedDelivery;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Deliveries to one conversation, as they are read before a detour and after it.
final class Records {
  private Records() {}

  static Detour back(ProducerRecord<byte[], byte[]> sent) {
    return Detour.of(asRead(sent, sent.topic())).orElseThrow();
  }

  /// The record as it comes back to where it was.
  static ReceivedDelivery returned(ProducerRecord<byte[], byte[]> sent, String event) {
    return new ReceivedDelivery(asRead(sent, back(sent).topic()), delivery(event));
  }

  private static ConsumerRecord<byte[], byte[]> asRead(
      ProducerRecord<byte[], byte[]> message, String topic) {
    ConsumerRecord<byte[], byte[]> read =
        new ConsumerRecord<>(topic, 0, 0, message.key(), message.value());
    message.headers().forEach(read.headers()::add);
    return read;
  }

  static ReceivedDelivery fresh(String event) {
    return received("deliveries.normal", delivery(event));
  }

  static ReceivedDelivery received(String topic, Delivery delivery) {
    return new ReceivedDelivery(
        new ConsumerRecord<>(topic, 0, 0, new byte[0], new byte[0]), delivery);
  }

  static Delivery delivery(String event) {
    return Delivery.of(
        new Notification(
            event,
            new Target.Conversation("19:a/b", Target.Narrowing.NONE),
            Message.Content.text("hi"),
            Priority.NORMAL,
            null,
            null,
            null,
            IfUnknown.RESEND,
            null,
            null),
        new ConversationKey("28:bot", "msteams", "t", "19:a/b"));
  }

  static Baggage after(int attempts) {
    return new Baggage(attempts, Instant.EPOCH, Baggage.Trace.NONE);
  }
}
