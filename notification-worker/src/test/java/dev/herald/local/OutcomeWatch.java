package dev.herald.local;

import dev.herald.channel.http.EventStream;
import dev.herald.notification.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Passes the outcomes on to whoever watches, from now on.
final class OutcomeWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Set<EventStream> watchers = ConcurrentHashMap.newKeySet();
  private final Consumer<byte[], byte[]> consumer;
  private final Thread thread = Thread.ofPlatform().daemon().name("outcomes").unstarted(this::run);

  private OutcomeWatch(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  static OutcomeWatch start(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            "local-page-" + UUID.randomUUID(),
            // Who opens the page wants to see what happens now, not what happened last week.
            "auto.offset.reset",
            "latest",
            "enable.auto.commit",
            false,
            "allow.auto.create.topics",
            false,
            "metadata.max.age.ms",
            2_000);
    OutcomeWatch watch =
        new OutcomeWatch(
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    watch.consumer.subscribe(List.of(Topics.OUTCOMES));
    watch.thread.start();
    return watch;
  }

  void add(EventStream watcher) {
    watchers.add(watcher);
    watcher.onClose(() -> watchers.remove(watcher));
  }

  private void run() {
    try (consumer) {
      while (!Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<byte[], byte[]> outcome : consumer.poll(POLL)) {
          String json = new String(outcome.value(), StandardCharsets.UTF_8);
          watchers.forEach(watcher -> watcher.send(json));
        }
      }
    } catch (WakeupException _) {
      // closed
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
