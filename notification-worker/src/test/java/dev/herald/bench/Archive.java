package dev.herald.bench;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.NotificationJson;
import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeJson;
import dev.herald.notification.OutcomeRecord;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import dev.herald.notification.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The topics as they are after a busy week: as many events as are asked for, and as many that were
/// delivered, of which half are those events. A worker that starts on them with an empty Redis has
/// all that was delivered in its ledger.
final class Archive implements AutoCloseable {
  private static final int LINGER_MILLIS = 20;

  private final KafkaProducer<byte[], byte[]> producer;
  private final int size;

  Archive(String bootstrapServers, int size) {
    this.size = size;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", LINGER_MILLIS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// Of the events that are published, those from this one on were delivered.
  int firstDelivered() {
    return size / 2;
  }

  /// The first event that was not.
  int endOfDelivered() {
    return firstDelivered() + size;
  }

  void fill() {
    for (int number = 0; number < size; number++) {
      send(Topics.NOTIFICATIONS, to(number).toString(), NotificationJson.write(event(number)));
    }
    for (int number = firstDelivered(); number < endOfDelivered(); number++) {
      tell(OutcomeRecord.ofEvent(id(number), new Outcome.Accepted(1), Instant.now()));
      tell(delivered(event(number), to(number)));
    }
    producer.flush();
  }

  /// Tells of one more event that so many got.
  void fillAudience(String id, int recipients) {
    Notification event = event(id, new Target.Everyone(Target.Narrowing.NONE));
    tell(OutcomeRecord.ofEvent(id, new Outcome.Accepted(recipients), Instant.now()));
    for (int number = 0; number < recipients; number++) {
      tell(delivered(event, Population.key(number)));
    }
    producer.flush();
  }

  private static OutcomeRecord delivered(Notification event, ConversationKey to) {
    Outcome shown = new Outcome.Delivered(List.of("activity-of-" + event.id()));
    return OutcomeRecord.ofDelivery(Delivery.of(event, to), shown, Instant.now());
  }

  static String id(int number) {
    return "order-" + number;
  }

  static ConversationKey to(int number) {
    return Population.key(number % Comparison.CONVERSATIONS);
  }

  private static Notification event(int number) {
    return event(
        id(number), new Target.Conversation(to(number).conversation(), Target.Narrowing.NONE));
  }

  private static Notification event(String id, Target to) {
    return Notification.of(id, to, Message.Content.text(Texts.of(1)), Priority.NORMAL);
  }

  private void tell(OutcomeRecord outcome) {
    send(Topics.OUTCOMES, outcome.event(), OutcomeJson.write(outcome));
  }

  private void send(String topic, String key, Object json) {
    var _ = producer.send(new ProducerRecord<>(topic, bytes(key), bytes(json.toString())));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
