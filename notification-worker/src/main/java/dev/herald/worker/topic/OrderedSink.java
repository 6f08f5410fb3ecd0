package dev.herald.worker.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/// Produces records of which none overtakes an earlier one of its partition, for however long Kafka
/// is away: while the process lives no record is given up. A producer that gives one up has the
/// next one sent, and what failed comes again behind it. Nor is a second request on its way while a
/// first one is: a broker that refuses a producer's first records and takes the next ones has never
/// heard of any before these, and from then on refuses the first for ever.
///
/// Whoever waits for an acknowledgement therefore waits until Kafka is back, or this is closed.
final class OrderedSink implements RecordSink, AutoCloseable {
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final RecordSink sink;

  OrderedSink(
      ProducerFactory<byte[], byte[]> producers,
      AcknowledgedOutcomes outcomes,
      Acknowledgements acknowledgements) {
    this.kafka = new KafkaTemplate<>(producers, settings(producers.getConfigurationProperties()));
    kafka.setProducerListener(new ProducerListener<>() {});
    kafka.setCloseTimeout(CLOSE_WAIT);
    this.sink = new TemplateSink(kafka, outcomes, acknowledgements);
  }

  private static Map<String, Object> settings(Map<String, Object> usual) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(
        ProducerConfig.CLIENT_ID_CONFIG,
        usual.getOrDefault(ProducerConfig.CLIENT_ID_CONFIG, "herald") + "-ordered");
    return settings;
  }

  @Override
  public CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
    return sink.send(message);
  }

  @Override
  public void close() {
    kafka.destroy();
  }
}
