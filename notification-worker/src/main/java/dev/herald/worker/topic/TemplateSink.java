package dev.herald.worker.topic;

import dev.herald.notification.Topics;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/// Produces by a template, and remembers which outcomes Kafka acknowledged.
///
/// The template throws what the producer knows at once and completes the future with the rest.
record TemplateSink(
    KafkaTemplate<byte[], byte[]> kafka,
    AcknowledgedOutcomes outcomes,
    Acknowledgements acknowledgements)
    implements RecordSink {

  @Override
  public CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
    if (!message.topic().equals(Topics.OUTCOMES)) {
      return produced(message);
    }
    acknowledgements.began();
    try {
      return produced(message).whenComplete((_, lost) -> acknowledgements.ended(lost == null));
    } catch (RuntimeException e) {
      acknowledgements.ended(false);
      throw e;
    }
  }

  private CompletableFuture<RecordMetadata> produced(ProducerRecord<byte[], byte[]> message) {
    try {
      return kafka.send(message).thenApply(SendResult::getRecordMetadata).thenApply(this::noted);
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private RecordMetadata noted(RecordMetadata kept) {
    outcomes.add(kept);
    return kept;
  }
}
