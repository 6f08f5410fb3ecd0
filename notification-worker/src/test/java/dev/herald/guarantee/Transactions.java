package dev.herald.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A service that publishes in transactions, of which some come to nothing.
final class Transactions implements AutoCloseable {
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  Transactions(String bootstrapServers, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "service-" + topic),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  void commit(byte[] key, String json) {
    write(key, json);
    producer.commitTransaction();
  }

  /// The record lies in the log all the same.
  void abort(byte[] key, String json) {
    write(key, json);
    producer.abortTransaction();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a failure fails the transaction
  private void write(byte[] key, String json) {
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topic, key, json.getBytes(UTF_8)));
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
