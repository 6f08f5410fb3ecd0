package dev.herald.fault.traffic;

import dev.herald.fault.record.Published;
import dev.herald.notification.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// A service that publishes at a steady rate with a producer of its own, and remembers what Kafka
/// acknowledged.
final class Publisher implements AutoCloseable {
  private static final Map<String, Object> SETTINGS =
      Map.of(
          "acks", "all",
          "enable.idempotence", true,
          "linger.ms", 5,
          "max.block.ms", 120_000,
          "request.timeout.ms", 10_000,
          "delivery.timeout.ms", 120_000,
          "reconnect.backoff.max.ms", 1_000);

  private final KafkaProducer<String, String> producer;
  private final EventMaker events;
  private final Clock clock;
  private final long gapNanos;
  private final List<Published> published = new ArrayList<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("publisher").unstarted(this::run);
  private volatile boolean stopped;

  Publisher(String bootstrapServers, EventMaker events, double perSecond, Clock clock) {
    Map<String, Object> settings = new HashMap<>(SETTINGS);
    settings.put("bootstrap.servers", bootstrapServers);
    this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    this.events = events;
    this.clock = clock;
    this.gapNanos = Math.round(1e9 / perSecond);
  }

  void start() {
    thread.start();
  }

  private void run() {
    long next = System.nanoTime();
    while (!stopped) {
      publish();
      next += gapNanos;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
  private void publish() {
    Instant now = Instant.ofEpochMilli(clock.millis());
    EventMaker.Event event = events.next(now);
    byte[] json = EventText.write(event).toString().getBytes(StandardCharsets.UTF_8);
    producer.send(
        new ProducerRecord<>(
            Topics.NOTIFICATIONS,
            null,
            now.toEpochMilli(),
            event.to().conversation(),
            new String(json, StandardCharsets.UTF_8)),
        (metadata, failure) -> note(event, now, failure == null ? metadata : null));
  }

  private void note(EventMaker.Event event, Instant at, @Nullable RecordMetadata metadata) {
    Published.@Nullable Place place =
        metadata == null ? null : new Published.Place(metadata.partition(), metadata.offset());
    Published noted =
        new Published(
            event.id(),
            event.to().conversation(),
            event.priority(),
            event.steps(),
            event.terms(),
            at,
            place);
    synchronized (published) {
      published.add(noted);
    }
  }

  /// Stops; returns when Kafka has answered for everything.
  List<Published> stop() throws InterruptedException {
    stopped = true;
    thread.join();
    producer.flush();
    return published();
  }

  List<Published> published() {
    synchronized (published) {
      return List.copyOf(published);
    }
  }

  @Override
  public void close() {
    stopped = true;
    producer.close();
  }
}
