package dev.herald.worker.topic;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/// What Kafka's administration client was asked.
public final class KafkaAnswer {
  private KafkaAnswer() {}

  /// Waits for an answer.
  ///
  /// @throws KafkaUnavailableException when none comes in that time, or that it cannot be given;
  ///   its cause is what Kafka said
  public static <T> T within(Duration patience, KafkaFuture<T> asked) {
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new KafkaUnavailableException(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaUnavailableException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailableException(e);
    }
  }
}
