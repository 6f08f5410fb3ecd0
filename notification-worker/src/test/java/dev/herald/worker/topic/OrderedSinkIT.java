package dev.herald.worker.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testing.KafkaBroker;
import dev.herald.testing.Ports;
import dev.herald.testing.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
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
  private static final String REPLICAS = "min.insync.replicas";
  private static final int MOMENTS = 5;
  private static final int PARTITIONS = 20;
  private static final int EACH = 40;

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

  /// A broker that refuses the first record of a producer and takes the second knows nothing of a
  /// record before that, and refuses the first for ever.
  @Test
  void whatKafkaRefusedForAMoment_isTakenThoughMoreWasOnItsWayBehindIt() throws Exception {
    KafkaBroker broker = KafkaBroker.start(Ports.free(), directory);
    DefaultKafkaProducerFactory<byte[], byte[]> producers = usual(broker);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        OrderedSink sink =
            new OrderedSink(
                producers, new AcknowledgedOutcomes(), new Acknowledgements(System::nanoTime))) {
      for (int moment = 0; moment < MOMENTS; moment++) {
        String topic = "refused-" + moment;
        broker.createTopic(topic, PARTITIONS, Map.of(REPLICAS, "2"));
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (int each = 0; each < PARTITIONS * EACH; each++) {
          if (each == moment * PARTITIONS) {
            allow(admin, topic);
          }
          sent.add(sink.send(new ProducerRecord<>(topic, each % PARTITIONS, null, new byte[] {1})));
        }
        acknowledged(CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new)));
      }
    } finally {
      producers.destroy();
      broker.close();
    }
  }

  /// Returns before it is so.
  private static void allow(Admin admin, String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    ConfigEntry one = new ConfigEntry(REPLICAS, "1");
    var _ =
        admin.incrementalAlterConfigs(
            Map.of(resource, List.of(new AlterConfigOp(one, AlterConfigOp.OpType.SET))));
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

  private static DefaultKafkaProducerFactory<byte[], byte[]> usual(KafkaBroker broker) {
    return new DefaultKafkaProducerFactory<>(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class));
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
