package dev.herald.worker.lanes;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Refuses commits when told to, and remembers them beyond an assignment.
final class RefusingConsumer extends MockConsumer<byte[], byte[]> {
  private final Map<TopicPartition, Long> last = new HashMap<>();
  @Nullable RuntimeException refuse;
  int commits;

  RefusingConsumer() {
    super("earliest");
    setMaxPollRecords(10_000);
  }

  @Override
  public synchronized void commitAsync(
      Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
    if (refuse != null) {
      callback.onComplete(offsets, refuse);
      return;
    }
    commits++;
    super.commitAsync(offsets, callback);
  }

  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration atMost) {
    if (refuse != null) {
      throw refuse;
    }
    commits++;
    offsets.forEach((partition, offset) -> last.put(partition, offset.offset()));
  }

  long committedAtLast(TopicPartition partition) {
    return last.getOrDefault(partition, 0L);
  }
}
