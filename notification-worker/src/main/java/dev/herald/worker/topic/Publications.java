package dev.herald.worker.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/// Records on their way to Kafka. Nothing that they replace may be completed before [#await]
/// returns. Belongs to one thread.
public final class Publications {
  private final RecordSink sink;
  private final List<CompletableFuture<?>> underWay = new ArrayList<>();

  public Publications(RecordSink sink) {
    this.sink = sink;
  }

  public void add(ProducerRecord<byte[], byte[]> message) {
    underWay.add(sink.send(message));
  }

  /// Waits until all are acknowledged.
  ///
  /// @throws KafkaUnavailableException when one is not; then any of them may or may not be there
  /// @throws RecordTooLargeException when one is larger than its topic takes, now and for ever
  public void await() {
    try {
      CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      throw judge(e);
    } finally {
      underWay.clear();
    }
  }

  private static RuntimeException judge(CompletionException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException tooLarge) {
        return tooLarge;
      }
    }
    return new KafkaUnavailableException(failure);
  }
}
