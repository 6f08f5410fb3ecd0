package dev.herald.worker.topic;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
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
  private @Nullable String lastWarning;
  private final Thread thread = Thread.ofVirtual().name("topic-creation").unstarted(this::repeat);

  /// Makes one.
  ///
  /// @param create tries once and says whether every topic is there now
  TopicCreation(BooleanSupplier create) {
    this.create = create;
  }

  void begin() {
    if (!succeeds()) {
      thread.start();
    }
  }

  private void repeat() {
    try {
      do {
        Thread.sleep(BETWEEN);
      } while (!succeeds());
      log.info("The topics are there");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean succeeds() {
    try {
      if (create.getAsBoolean()) {
        return true;
      }
      warn("no broker answers");
    } catch (IllegalStateException | KafkaException e) {
      warn(String.valueOf(NestedExceptionUtils.getMostSpecificCause(e)));
    }
    return false;
  }

  /// Says the same thing once.
  private void warn(String why) {
    if (!why.equals(lastWarning)) {
      log.atWarn().addKeyValue("why", why).log("The topics are not there yet; trying on");
      lastWarning = why;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
