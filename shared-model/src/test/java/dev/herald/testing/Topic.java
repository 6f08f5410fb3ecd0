package dev.herald.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// A topic, as any program with a plain Kafka client sees it.
public final class Topic implements AutoCloseable {
  private final String name;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();

  public Topic(String bootstrapServers, String name) {
    this.name = name;
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 4 * 1024 * 1024);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(name).stream()
            .map(info -> new TopicPartition(name, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  public void publish(String json) {
    publish(null, json.getBytes(StandardCharsets.UTF_8));
  }

  /// Publishes behind everything else of that key.
  public void publish(String key, String json) {
    publish(key.getBytes(StandardCharsets.UTF_8), json.getBytes(StandardCharsets.UTF_8));
  }

  /// Publishes as if it were that time.
  public void publish(String key, String json, Instant at) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    publish(
        new ProducerRecord<>(
            name, null, at.toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), bytes));
  }

  /// Publishes a record; returns when Kafka has it.
  public void publish(byte @Nullable [] key, byte @Nullable [] value) {
    publish(new ProducerRecord<>(name, key, value));
  }

  private void publish(ProducerRecord<byte[], byte[]> message) {
    try {
      producer.send(message).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("not published", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Everything in it so far.
  public synchronized List<ConsumerRecord<byte[], byte[]>> read() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(20)).forEach(read::add);
    }
    return List.copyOf(read);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
