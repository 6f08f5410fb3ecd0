package dev.herald.worker.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.Acknowledgment;

/// By which a step says what is left of a batch, partition by partition. Belongs to the thread of
/// the consumer.
///
/// A batch that is finished is left to the container to commit, which does so after a rebalance,
/// too. Of one that is not, it commits and seeks by itself. A container that is told where a batch
/// broke off (`nack`) hands back all partitions from there on, and what is finished in them comes
/// again and again; told to wait by itself, it pauses its partitions and, when the group gives it
/// another one meanwhile, forgets to resume them (seen with spring-kafka 4.1.2).
public final class Receipt {
  private static final Logger log = LoggerFactory.getLogger(Receipt.class);
  private static final Duration COMMIT_WAIT = Duration.ofSeconds(10);

  private final List<ConsumerRecord<byte[], byte[]>> batch;
  private final Acknowledgment all;
  private final Consumer<?, ?> consumer;
  private final Map<TopicPartition, Long> uncommitted;

  /// Makes one.
  ///
  /// @param all acknowledges the whole batch
  /// @param uncommitted what earlier receipts could not commit; shared by those of a listener
  Receipt(
      List<ConsumerRecord<byte[], byte[]>> batch,
      Acknowledgment all,
      Consumer<?, ?> consumer,
      Map<TopicPartition, Long> uncommitted) {
    this.batch = batch;
    this.all = all;
    this.consumer = consumer;
    this.uncommitted = uncommitted;
  }

  /// The whole batch is finished.
  public void finished() {
    batch.forEach(each -> uncommitted.remove(partition(each)));
    if (!uncommitted.isEmpty()) {
      commit(Map.of());
    }
    all.acknowledge();
  }

  /// Waits, and has the records that are not finished come again, with all that lies behind them in
  /// their partitions. The wait ends early when the thread is interrupted.
  ///
  /// @param rest those records, in the order of the batch
  /// @param wait far below the longest time between two polls; rebalances of the group and a stop
  ///   wait for it
  public void except(List<ConsumerRecord<byte[], byte[]>> rest, Duration wait) {
    Map<TopicPartition, Long> next = next(rest);
    commit(next);
    pass(wait);
    Set<TopicPartition> again = rest.stream().map(Receipt::partition).collect(Collectors.toSet());
    next.forEach((partition, offset) -> {
      if (again.contains(partition)) {
        consumer.seek(partition, offset);
      }
    });
  }

  /// Where each partition is to be read on.
  private Map<TopicPartition, Long> next(List<ConsumerRecord<byte[], byte[]>> rest) {
    Map<TopicPartition, Long> next = new HashMap<>();
    batch.forEach(each -> next.put(partition(each), each.offset() + 1));
    rest.reversed().forEach(each -> next.put(partition(each), each.offset()));
    return next;
  }

  /// What cannot be committed now, as in the middle of a rebalance, is committed with what is next,
  /// or comes again in another worker and is recognised.
  private void commit(Map<TopicPartition, Long> next) {
    Map<TopicPartition, Long> began = new HashMap<>();
    batch.forEach(each -> began.putIfAbsent(partition(each), each.offset()));
    next.forEach((partition, offset) -> {
      if (!offset.equals(began.get(partition))) {
        uncommitted.put(partition, offset);
      }
    });
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      Long offset = uncommitted.get(partition);
      if (offset != null) {
        offsets.put(partition, new OffsetAndMetadata(offset));
      }
    }
    try {
      if (!offsets.isEmpty()) {
        consumer.commitSync(offsets, COMMIT_WAIT);
        uncommitted.keySet().removeAll(offsets.keySet());
      }
    } catch (KafkaException e) {
      log.atInfo().addKeyValue("why", e.toString()).log("Offsets are committed later");
    }
  }

  private static void pass(Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    for (long left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      LockSupport.parkNanos(left);
    }
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> message) {
    return new TopicPartition(message.topic(), message.partition());
  }
}
