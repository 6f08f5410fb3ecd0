package dev.herald.worker.topic;

import dev.herald.watch.Trouble;
import dev.herald.watch.Watch;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;

/// Creates the topics, in the background when Kafka is away at start: a worker that starts first
/// waits, it does not fail.
final class TopicCreation implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final BooleanSupplier create;
  private final Watch watch = new Watch("topic-creation", BETWEEN, this::look);
  private final Trouble trouble = new Trouble(log, "The topics are not there yet; trying on");

  /// Makes one.
  ///
  /// @param create tries once and says whether every topic is there now
  TopicCreation(BooleanSupplier create) {
    this.create = create;
  }

  void begin() {
    if (!succeeds()) {
      watch.start();
    }
  }

  private void look() {
    if (succeeds()) {
      log.info("The topics are there");
      watch.stop();
    }
  }

  private boolean succeeds() {
    try {
      if (create.getAsBoolean()) {
        return true;
      }
      trouble.tell("no broker answers");
    } catch (IllegalStateException | KafkaException e) {
      trouble.tell(String.valueOf(NestedExceptionUtils.getMostSpecificCause(e)));
    }
    return false;
  }

  @Override
  public void close() {
    watch.stop();
  }
}
