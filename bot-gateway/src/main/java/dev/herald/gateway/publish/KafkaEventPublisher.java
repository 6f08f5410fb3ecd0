package dev.herald.gateway.publish;

import dev.herald.notification.Notification;
import dev.herald.notification.NotificationJson;
import dev.herald.notification.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/// Publishes to Kafka. Safe for any number of threads.
final class KafkaEventPublisher implements EventPublisher {
  private final Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> sender;
  private final Duration patience;

  /// Makes a publisher.
  ///
  /// @param sender sends a record; the future ends when all in-sync replicas have it
  /// @param patience how long a publication is waited for at most, from the hand-over on
  KafkaEventPublisher(
      Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> sender, Duration patience) {
    this.sender = sender;
    this.patience = patience;
  }

  @Override
  public Publication publish(String key, Notification event) {
    byte[] value = NotificationJson.write(event).toString().getBytes(StandardCharsets.UTF_8);
    CompletableFuture<Published> published =
        sender
            .apply(new ProducerRecord<>(Topics.NOTIFICATIONS, key, value))
            .<Published>thenApply(_ -> new Published.Acknowledged())
            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionally(KafkaEventPublisher::judge);
    return published::join;
  }

  private static Published judge(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException) {
        return new Published.TooLarge();
      }
      root = cause;
    }
    return new Published.Unavailable(reason(root));
  }

  private static String reason(@Nullable Throwable root) {
    return root instanceof TimeoutException || root instanceof CompletionException || root == null
        ? "no acknowledgement in time"
        : root.getClass().getSimpleName();
  }
}
