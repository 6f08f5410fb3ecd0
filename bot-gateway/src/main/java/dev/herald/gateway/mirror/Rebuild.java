package dev.herald.gateway.mirror;

import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.ReferenceStore;
import dev.herald.notification.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the mirror and puts it back into the store, page by page, with progress in the log.
final class Rebuild {
  private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int WRITERS = 4;
  private static final int PART = 1_000;
  private static final int PROGRESS = 100_000;

  private final MirrorTopic topic;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final ReferenceStore store;

  /// Makes one.
  ///
  /// @param consumers makes a consumer that belongs to no group
  Rebuild(MirrorTopic topic, Supplier<Consumer<String, byte[]>> consumers, ReferenceStore store) {
    this.topic = topic;
    this.consumers = consumers;
    this.store = store;
  }

  /// Puts back everything from those offsets on.
  ///
  /// @return the offset behind the last record of each partition
  Map<Integer, Long> from(IntToLongFunction first) {
    topic.make();
    try (Consumer<String, byte[]> consumer = consumers.get();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      seek(consumer, first);
      long restored = replay(consumer, ends, writers);
      if (restored > 0) {
        log.atInfo().addKeyValue("records", restored).log("Rebuilt from the mirror");
      }
      Map<Integer, Long> byPartition = new HashMap<>();
      ends.forEach((partition, end) -> byPartition.put(partition.partition(), end));
      return byPartition;
    }
  }

  private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.REFERENCES).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException(Topics.REFERENCES + " is not there yet");
    }
    return partitions;
  }

  /// A topic that was made anew begins below what the marks say.
  private static void seek(Consumer<?, ?> consumer, IntToLongFunction first) {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(consumer.assignment());
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    begins.forEach((partition, begin) -> {
      long wanted = Math.max(begin, first.applyAsLong(partition.partition()));
      boolean beyond = wanted > ends.getOrDefault(partition, 0L);
      consumer.seek(partition, beyond ? begin : wanted);
    });
  }

  /// Redis is given one page while the next is read. Newest wins in any order; erasures come last,
  /// so that nothing files who was erased behind them.
  private long replay(
      Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, Executor writers) {
    Map<ConversationKey, Instant> erased = new ConcurrentHashMap<>();
    List<CompletableFuture<Void>> before = List.of();
    long restored = 0;
    while (isBehind(consumer, ends)) {
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      consumer.poll(POLL).forEach(records::add);
      List<CompletableFuture<Void>> parts = restore(records, erased, writers);
      before.forEach(Rebuild::await);
      before = parts;
      long sum = restored + records.size();
      if (sum / PROGRESS > restored / PROGRESS) {
        log.atInfo().addKeyValue("records", sum).log("Rebuilding");
      }
      restored = sum;
    }
    before.forEach(Rebuild::await);
    erased.forEach(store::erase);
    return restored;
  }

  private List<CompletableFuture<Void>> restore(
      List<ConsumerRecord<String, byte[]>> records,
      Map<ConversationKey, Instant> erased,
      Executor writers) {
    List<CompletableFuture<Void>> parts = new ArrayList<>();
    for (int from = 0; from < records.size(); from += PART) {
      var part = records.subList(from, Math.min(from + PART, records.size()));
      parts.add(
          CompletableFuture.runAsync(
              () -> {
                MirrorPage page = MirrorPage.of(part);
                store.restore(page.references(), /* mirrored= */ true);
                page.erased().forEach((key, at) -> erased.merge(key, at, MirrorPage::later));
              },
              writers));
    }
    return parts;
  }

  private static void await(CompletableFuture<Void> part) {
    try {
      part.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static boolean isBehind(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }
}
