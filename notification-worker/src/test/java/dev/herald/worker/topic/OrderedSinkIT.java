package dev.herald.worker.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testing.KafkaBroker;
import dev.herald.testing.Ports;
import dev.herald.testing.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/// What is written while the broker is away longer than a producer waits.
class OrderedSinkIT {
  private static final String TOPIC = "deliveries.normal";
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path directory;

  @Test
  void whatKafkaTakesLate_isNotOvertakenByWhatCameBehindIt() {
    int port = Ports.free();
    KafkaBroker broker = KafkaBroker.start(port, directory);
    broker.createTopic(TOPIC, 1, Map.of());
    DefaultKafkaProducerFactory<byte[], byte[]> producers = impatient(broker);
    RecordSink usual =
        new TemplateSink(
            new KafkaTemplate<>(producers),
            new AcknowledgedOutcomes(),
            new Acknowledgements(System::nanoTime));
    try (ExecutorService writer = Executors.newSingleThreadExecutor();
        OrderedSink sink =
            new OrderedSink(
                producers, new AcknowledgedOutcomes(), new Acknowledgements(System::nanoTime))) {
      acknowledged(sink.send(message("0")));
      broker.close();
      List<CompletableFuture<?>> sent = new CopyOnWriteArrayList<>();
      writer.execute(() -> sent.add(sink.send(message("1"))));
      Awaitility.await("the usual sink to give up")
          .atMost(SOON)
          .until(() -> usual.send(message("-")).isCompletedExceptionally());

      broker = KafkaBroker.start(port, directory);
      writer.execute(() -> sent.add(sink.send(message("2"))));
      Awaitility.await("both").atMost(SOON).until(() -> sent.size() == 2);
      sent.forEach(OrderedSinkIT::acknowledged);
      assertThat(texts(broker)).startsWith("0", "1", "2");
    } finally {
      producers.destroy();
      broker.close();
    }
  }

  private static void acknowledged(CompletableFuture<?> sent) {
    Awaitility.await("Kafka's word").atMost(SOON).until(sent::isDone);
    assertThat(sent).isCompleted();
  }

  private static ProducerRecord<byte[], byte[]> message(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(TOPIC, bytes, bytes);
  }

  private static List<String> texts(KafkaBroker broker) {
    try (Topic topic = new Topic(broker.bootstrapServers(), TOPIC)) {
      return topic.read().stream()
          .map(each -> new String(each.value(), StandardCharsets.UTF_8))
          .toList();
    }
  }

  private static DefaultKafkaProducerFactory<byte[], byte[]> impatient(KafkaBroker broker) {
    return new DefaultKafkaProducerFactory<>(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class,
            "request.timeout.ms",
            300,
            "max.block.ms",
            300,
            "delivery.timeout.ms",
            500,
            "reconnect.backoff.max.ms",
            100));
  }
}
