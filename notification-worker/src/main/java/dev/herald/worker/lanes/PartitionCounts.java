package dev.herald.worker.lanes;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether the topics have equally many partitions. Where they have not, a conversation's
/// priorities lie under different numbers and may belong to different workers: order within a
/// priority holds as ever, one send at a time per conversation does not.
final class PartitionCounts {
  private static final Logger log = LoggerFactory.getLogger(PartitionCounts.class);
  private static final Duration ATMOST = Duration.ofSeconds(1);

  private PartitionCounts() {}

  /// Says so when they differ.
  static void check(Consumer<?, ?> consumer, Iterable<String> topics) {
    Map<String, Integer> counts = new TreeMap<>();
    try {
      topics.forEach(topic -> counts.put(topic, consumer.partitionsFor(topic, ATMOST).size()));
    } catch (KafkaException e) {
      log.atDebug().addKeyValue("why", e.toString()).log("Partitions not counted");
      return;
    }
    if (counts.values().stream().distinct().count() > 1) {
      log.atError()
          .addKeyValue("partitions", counts)
          .log(
              "These topics must have equally many partitions: until then, messages of different"
                  + " priority may be sent to one conversation at the same time");
    }
  }
}
