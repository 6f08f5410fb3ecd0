package dev.herald.worker.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  private static final TopicPartition WAITS = new TopicPartition("delays.10s", 0);
  private static final TopicPartition OVER = new TopicPartition("delays.10s", 1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final Map<TopicPartition, Long> uncommitted = new HashMap<>();
  private boolean acknowledged;

  @BeforeEach
  void assign() {
    consumer.assign(Set.of(WAITS, OVER));
    consumer.updateBeginningOffsets(Map.of(WAITS, 0L, OVER, 0L));
    for (long offset = 0; offset < 3; offset++) {
      consumer.addRecord(message(WAITS, offset));
      consumer.addRecord(message(OVER, offset));
    }
  }

  @Test
  void oneThatWaits_bringsBackNothingOfAnotherPartition() {
    List<ConsumerRecord<byte[], byte[]>> batch = poll();

    receipt(batch).except(List.of(of(batch, WAITS, 1)), Duration.ZERO);

    assertThat(consumer.position(WAITS)).isEqualTo(1);
    assertThat(consumer.position(OVER)).isEqualTo(3);
    assertThat(committed(WAITS)).isEqualTo(1);
    assertThat(committed(OVER)).isEqualTo(3);
  }

  @Test
  void severalThatWait_areReadFromTheFirstOfTheirPartitionOn() {
    List<ConsumerRecord<byte[], byte[]>> batch = poll();

    receipt(batch).except(List.of(of(batch, WAITS, 0), of(batch, WAITS, 2)), Duration.ZERO);

    assertThat(consumer.position(WAITS)).isZero();
    assertThat(consumer.committed(Set.of(WAITS)).get(WAITS)).as("nothing new to commit").isNull();
  }

  @Test
  void whatCouldNotBeCommittedInARebalance_isCommittedWithWhatIsNext() {
    List<ConsumerRecord<byte[], byte[]>> batch = poll();
    uncommitted.put(OVER, 2L);

    receipt(List.of(of(batch, WAITS, 0))).finished();

    assertThat(committed(OVER)).isEqualTo(2);
    assertThat(uncommitted).isEmpty();
  }

  @Test
  void wholeBatch_isAcknowledgedAndReadOn() {
    receipt(poll()).finished();

    assertThat(acknowledged).isTrue();
    assertThat(consumer.position(WAITS)).isEqualTo(3);
  }

  private Receipt receipt(List<ConsumerRecord<byte[], byte[]>> batch) {
    return new Receipt(batch, () -> acknowledged = true, consumer, uncommitted);
  }

  private List<ConsumerRecord<byte[], byte[]>> poll() {
    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
    consumer.poll(Duration.ZERO).forEach(batch::add);
    return batch;
  }

  private long committed(TopicPartition partition) {
    OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
    return committed == null ? -1 : committed.offset();
  }

  private static ConsumerRecord<byte[], byte[]> of(
      List<ConsumerRecord<byte[], byte[]>> batch, TopicPartition partition, long offset) {
    return batch.stream()
        .filter(each -> each.partition() == partition.partition() && each.offset() == offset)
        .findFirst()
        .orElseThrow();
  }

  private static ConsumerRecord<byte[], byte[]> message(TopicPartition partition, long offset) {
    return new ConsumerRecord<>(
        partition.topic(), partition.partition(), offset, null, new byte[0]);
  }
}
