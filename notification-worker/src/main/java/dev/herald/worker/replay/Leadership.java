package dev.herald.worker.replay;

import dev.herald.notification.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which worker runs replays: the one to which the group `herald-replay` gives the only partition
/// of the control topic. Kafka chooses another when it dies.
final class Leadership implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Leadership.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private volatile boolean leads;
  private volatile boolean closed;

  Leadership(Supplier<Consumer<byte[], byte[]>> consumers) {
    this.consumers = consumers;
  }

  /// Joins the group.
  ///
  /// @param onTurn called again and again while this worker leads; must not block for long
  void start(Runnable onTurn) {
    Thread.ofPlatform().daemon().name("replays").start(() -> run(onTurn));
  }

  boolean isHere() {
    return leads && !closed;
  }

  private void run(Runnable onTurn) {
    while (!closed) {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        consumer.subscribe(List.of(Topics.CONTROL), new Turns(consumer));
        while (!closed) {
          consumer.poll(POLL);
          if (leads) {
            onTurn.run();
          }
        }
      } catch (KafkaException e) {
        log.atWarn()
            .addKeyValue("why", e.getMessage())
            .addKeyValue("next_step", "join again")
            .log("The group of replays cannot be reached");
      } finally {
        leads = false;
      }
    }
  }

  private final class Turns implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;

    private Turns(Consumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        consumer.pause(partitions);
        leads = true;
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        leads = false;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
