package dev.herald.worker.why;

import dev.herald.notification.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds what was told of an event. All of it lies on one partition, since the event's id is the
/// key; it is searched backwards from where it must have ended, page by page, until the first
/// record of the event is found, or for so long, or until so much is found that nobody reads it.
/// Safe for any number of threads.
final class OutcomeTrail {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Supplier<Consumer<byte[], byte[]>> consumers;

  OutcomeTrail(Supplier<Consumer<byte[], byte[]>> consumers) {
    this.consumers = consumers;
  }

  /// What was told.
  ///
  /// @param told oldest first
  /// @param since what was told before was not looked at; null when all was
  record Trail(List<JsonNode> told, @Nullable Instant since) {}

  /// Searches.
  ///
  /// @param delivery what was told of other deliveries of the event is left out; null leaves out
  ///   nothing
  /// @param ended when it ended, as far as the ledger knows; null when it does not
  Trail of(String event, @Nullable String delivery, @Nullable Instant ended) {
    byte[] key = event.getBytes(StandardCharsets.UTF_8);
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      int count = consumer.partitionsFor(Topics.OUTCOMES).size();
      TopicPartition partition =
          new TopicPartition(Topics.OUTCOMES, Utils.toPositive(Utils.murmur2(key)) % count);
      consumer.assign(List.of(partition));
      PageReader reader =
          new PageReader(consumer, partition, ByteBuffer.wrap(key), TrailRecord.of(delivery));
      return new TrailSearch(reader, System.nanoTime() + PATIENCE.toNanos()).run(ended);
    }
  }
}
