package dev.herald.bench;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import dev.herald.notification.DeliveryJson;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.NotificationJson;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import dev.herald.notification.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Publishes numbered deliveries, or the events that become such. What Kafka does not take ends the
/// bench: it would count as lost by the contestant.
final class Publisher implements AutoCloseable {
  private static final int LINGER_MILLIS = 1;

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

  Publisher(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", LINGER_MILLIS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// Publishes as fast as it can; returns when Kafka has them.
  void atOnce(int first, int count, Traffic traffic) {
    for (int place = 0; place < count; place++) {
      publish(Pace.Door.DELIVERIES, first + place, traffic.conversation(place));
    }
    flush();
  }

  /// The same as events.
  void eventsAtOnce(int first, int count, Traffic traffic) {
    for (int place = 0; place < count; place++) {
      publish(Pace.Door.EVENTS, first + place, traffic.conversation(place));
    }
    flush();
  }

  /// Publishes the places `from` to `to` one after the other at a fixed pace; after a delay of its
  /// own it catches up.
  ///
  /// @return when the first of them was meant to be published, in nanoseconds since 1970
  long paced(Pace pace, int first, int from, int to) {
    long since1970 = Recording.nanos(Instant.now());
    long begin = System.nanoTime();
    for (int place = from; place < to; place++) {
      long wait = begin + pace.meant(place - from) - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
      publish(pace.door(), first + place, pace.traffic().conversation(place));
    }
    flush();
    return since1970;
  }

  private void publish(Pace.Door door, int number, int conversation) {
    ConversationKey key = Population.key(conversation);
    Notification event =
        Notification.of(
            "bench-" + number,
            new Target.Conversation(key.conversation(), Target.Narrowing.NONE),
            Message.Content.text(Texts.of(number)),
            Priority.NORMAL);
    switch (door) {
      case DELIVERIES ->
          send(
              Topics.deliveries(Priority.NORMAL),
              key,
              DeliveryJson.write(Delivery.of(event, key)).toString());
      case EVENTS -> send(Topics.NOTIFICATIONS, key, NotificationJson.write(event).toString());
    }
  }

  private void send(String topic, ConversationKey key, String value) {
    var _ =
        producer.send(
            new ProducerRecord<>(
                topic,
                key.toString().getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8)),
            (_, why) -> refused.compareAndSet(null, why));
  }

  private void flush() {
    producer.flush();
    Exception why = refused.get();
    if (why != null) {
      throw new IllegalStateException("Kafka did not take everything: " + why, why);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
