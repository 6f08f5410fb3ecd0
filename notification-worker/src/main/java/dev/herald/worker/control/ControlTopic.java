package dev.herald.worker.control;

import dev.herald.notification.Topics;
import dev.herald.worker.topic.KafkaUnavailableException;
import dev.herald.worker.topic.RecordSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Writes orders. A call returns when Kafka has the order for good and this worker's own board
/// shows it, or does not show it for five seconds, so whoever ordered it sees it next; the other
/// workers see it within a second. Safe for any number of threads.
public final class ControlTopic {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(5);

  private final RecordSink sink;
  private final ControlBoard board;

  ControlTopic(RecordSink sink, ControlBoard board) {
    this.sink = sink;
    this.board = board;
  }

  /// Sets the value of a key.
  ///
  /// @throws KafkaUnavailableException when Kafka did not acknowledge it; it may be there or not
  public void put(String key, JsonNode value) {
    write(key, value.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Removes a key.
  ///
  /// @throws KafkaUnavailableException as [#put]
  public void remove(String key) {
    write(key, null);
  }

  public void pause(Pause pause) {
    put(Pause.key(pause.scope()), pause.json());
  }

  public void resume(Scope scope) {
    remove(Pause.key(scope));
  }

  private void write(String key, byte @Nullable [] value) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    try {
      RecordMetadata written =
          sink.send(new ProducerRecord<>(Topics.CONTROL, 0, name, value))
              .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .join();
      awaitSeen(written.offset());
    } catch (CompletionException e) {
      throw new KafkaUnavailableException(e);
    }
  }

  private void awaitSeen(long offset) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (board.offset() < offset && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
