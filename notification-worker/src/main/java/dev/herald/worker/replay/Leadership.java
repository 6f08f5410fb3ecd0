package dev.herald.worker.replay;

import dev.herald.notification.Topics;
import dev.herald.watch.Trouble;
import dev.herald.watch.Watch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which worker runs replays: the one to which the group `herald-replay` gives the only partition
/// of the control topic. Kafka chooses another when it dies.
final class Leadership implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Leadership.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Watch watch = new Watch("replays", AGAIN, this::look);
  private final Trouble trouble = new Trouble(log, "No replay is run here; joining again");
  private volatile Runnable onTurn = () -> {};
  private volatile boolean leads;

  Leadership(Supplier<Consumer<byte[], byte[]>> consumers) {
    this.consumers = consumers;
  }

  /// Joins the group.
  ///
  /// @param turn called again and again while this worker leads; must not block for long
  void start(Runnable turn) {
    onTurn = turn;
    watch.start();
  }

  boolean isHere() {
    return leads && !watch.isStopped();
  }

  /// Whatever goes wrong here, an order that cannot be read too, must not end the watch.
  private void look() {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      consumer.subscribe(List.of(Topics.CONTROL), new Turns(consumer));
      take(consumer);
    } catch (RuntimeException e) {
      trouble.tell(e.toString());
    } finally {
      leads = false;
    }
  }

  private void take(Consumer<byte[], byte[]> consumer) {
    try {
      while (!watch.isStopped()) {
        consumer.poll(POLL);
        if (leads) {
          onTurn.run();
        }
        trouble.over();
      }
    } catch (InterruptException _) {
      // The watch was stopped. An interrupted consumer could not leave its group.
      Thread.interrupted();
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
    watch.stop();
  }
}
