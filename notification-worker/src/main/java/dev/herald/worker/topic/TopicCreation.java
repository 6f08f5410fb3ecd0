package dev.herald.worker.topic;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Creates the topics, in the background when Kafka is away at start: a worker that starts first
/// waits, it does not fail.
final class TopicCreation implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final BooleanSupplier create;
  private final Thread thread = Thread.ofVirtual().name("topic-creation").unstarted(this::repeat);

  /// Makes one.
  ///
  /// @param create tries once and says whether every topic is there now
  TopicCreation(BooleanSupplier create) {
    this.create = create;
  }

  void begin() {
    if (!create.getAsBoolean()) {
      log.warn("Kafka is out of reach: its topics are created when it is back");
      thread.start();
    }
  }

  private void repeat() {
    try {
      do {
        Thread.sleep(BETWEEN);
      } while (!create.getAsBoolean());
      log.info("The topics are there");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
