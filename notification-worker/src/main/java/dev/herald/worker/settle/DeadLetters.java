package dev.herald.worker.settle;

import static dev.herald.worker.topic.DeliveryRecords.utf8;

import dev.herald.notification.Headers;
import dev.herald.notification.Topics;
import dev.herald.worker.topic.Publications;
import dev.herald.worker.topic.RecordSink;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts records aside as they came: key, value and headers, with their coordinates and the reason
/// in further headers.
public final class DeadLetters {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final int MAX_REASON = 2_000;

  private final RecordSink sink;

  public DeadLetters(RecordSink sink) {
    this.sink = sink;
  }

  /// Puts a record aside; returns when Kafka has it. One that is too large even for the topic of
  /// dead letters goes there without its value, since nothing may block what is behind it.
  public void add(ConsumerRecord<byte[], byte[]> source, String reason) {
    add(source, reason, List.of());
  }

  /// Puts the record of a delivery aside, with what was tried.
  void add(ConsumerRecord<byte[], byte[]> source, String reason, List<PastAttempt> attempts) {
    log.atWarn()
        .addKeyValue("topic", source.topic())
        .addKeyValue("partition", source.partition())
        .addKeyValue("offset", source.offset())
        .addKeyValue("reason", reason)
        .log("Dead letter");
    try {
      publish(letter(source, source.value(), reason, attempts));
    } catch (RecordTooLargeException _) {
      publish(letter(source, null, reason + "; the value was too large to be kept", attempts));
    }
  }

  private void publish(ProducerRecord<byte[], byte[]> letter) {
    Publications publications = new Publications(sink);
    publications.add(letter);
    publications.await();
  }

  private static ProducerRecord<byte[], byte[]> letter(
      ConsumerRecord<byte[], byte[]> source,
      byte @Nullable [] value,
      String reason,
      List<PastAttempt> attempts) {
    var letter =
        new ProducerRecord<byte[], byte[]>(
            Topics.DEAD_LETTERS, null, source.key(), value, source.headers());
    letter
        .headers()
        .add(Headers.DEAD_TOPIC, utf8(source.topic()))
        .add(Headers.DEAD_PARTITION, utf8(Integer.toString(source.partition())))
        .add(Headers.DEAD_OFFSET, utf8(Long.toString(source.offset())))
        .add(Headers.DEAD_TIMESTAMP, utf8(Long.toString(source.timestamp())))
        .add(Headers.DEAD_REASON, utf8(shortened(reason)));
    if (!attempts.isEmpty()) {
      letter.headers().add(Headers.ATTEMPTS, PastAttempt.write(attempts));
    }
    return letter;
  }

  private static String shortened(String reason) {
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
  }
}
