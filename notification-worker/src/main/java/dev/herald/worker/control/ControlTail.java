package dev.herald.worker.control;

import dev.herald.activity.ExactJson;
import dev.herald.notification.Topics;
import dev.herald.watch.Trouble;
import dev.herald.watch.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the control topic from its beginning and on, on a thread of its own. It belongs to no
/// group: every worker reads all of it. While Kafka is away the board stays as it was.
public final class ControlTail implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ControlTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final TopicPartition ALL = new TopicPartition(Topics.CONTROL, 0);

  private final ControlBoard board;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Watch watch = new Watch("control", AGAIN, this::look);
  private final Trouble trouble = new Trouble(log, "The control topic cannot be read; trying on");

  ControlTail(ControlBoard board, Supplier<Consumer<byte[], byte[]>> consumers) {
    this.board = board;
    this.consumers = consumers;
  }

  void start() {
    watch.start();
  }

  private void look() {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      follow(consumer);
    } catch (KafkaException e) {
      if (!watch.isStopped()) {
        trouble.tell(e.toString());
      }
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    consumer.assign(List.of(ALL));
    consumer.seek(ALL, board.offset() + 1);
    try {
      while (!watch.isStopped()) {
        consumer.poll(POLL).forEach(this::take);
        completeAtEnd(consumer);
        trouble.over();
      }
    } catch (InterruptException _) {
      // The watch was stopped. An interrupted consumer could not close its connections.
      Thread.interrupted();
    }
  }

  private void completeAtEnd(Consumer<byte[], byte[]> consumer) {
    if (!board.isComplete()) {
      Long end = consumer.endOffsets(List.of(ALL)).get(ALL);
      if (end != null && consumer.position(ALL) >= end) {
        board.markComplete();
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> source) {
    String key = source.key() == null ? "" : new String(source.key(), StandardCharsets.UTF_8);
    try {
      JsonNode value = source.value() == null ? null : ExactJson.mapper().readTree(source.value());
      board.apply(key, value, source.offset());
    } catch (JacksonException _) {
      log.atError()
          .addKeyValue("offset", source.offset())
          .log("A record of the control topic is not JSON; it is passed over");
    }
  }

  @Override
  public void close() {
    watch.stop();
  }
}
