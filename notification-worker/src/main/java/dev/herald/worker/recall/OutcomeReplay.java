package dev.herald.worker.recall;

import dev.herald.notification.Headers;
import dev.herald.notification.OutcomeJson;
import dev.herald.notification.OutcomeRecord;
import dev.herald.notification.Topics;
import dev.herald.worker.gate.Collapse;
import dev.herald.worker.gate.LedgerRestore;
import dev.herald.worker.gate.Reopening;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the outcomes that were told and puts the ends among them back into the ledger, and the
/// collapse keys that they tell of to the others, with progress in the log.
final class OutcomeReplay {
  private static final Logger log = LoggerFactory.getLogger(OutcomeReplay.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int PROGRESS = 100_000;

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final LedgerRestore ledger;
  private final CollapseKeys collapse;

  /// Where they are entered.
  @FunctionalInterface
  interface CollapseKeys {
    void restore(List<Collapse.Entry> entries);
  }

  /// Makes one.
  ///
  /// @param consumers makes a consumer that belongs to no group
  OutcomeReplay(
      Supplier<Consumer<byte[], byte[]>> consumers, LedgerRestore ledger, CollapseKeys collapse) {
    this.consumers = consumers;
    this.ledger = ledger;
    this.collapse = collapse;
  }

  /// Puts back everything told from those offsets on.
  ///
  /// @return the offset behind the last record of each partition
  Map<Integer, Long> from(IntToLongFunction first) {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      seek(consumer, ends, first);
      replay(consumer, ends);
      Map<Integer, Long> byPartition = new HashMap<>();
      ends.forEach((partition, end) -> byPartition.put(partition.partition(), end));
      return byPartition;
    }
  }

  /// Whether nothing was ever told: then Redis has nothing that it could have lost.
  boolean isFirst() {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      return consumer.endOffsets(partitions(consumer)).values().stream().allMatch(end -> end == 0);
    }
  }

  private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.OUTCOMES).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException(Topics.OUTCOMES + " is not there yet");
    }
    return partitions;
  }

  /// A topic that was made anew ends below what the marks say.
  private static void seek(
      Consumer<?, ?> consumer, Map<TopicPartition, Long> ends, IntToLongFunction first) {
    consumer
        .beginningOffsets(ends.keySet())
        .forEach((partition, begin) -> {
          long wanted = Math.max(begin, first.applyAsLong(partition.partition()));
          boolean beyond = wanted > ends.getOrDefault(partition, 0L);
          consumer.seek(partition, beyond ? begin : wanted);
        });
  }

  private void replay(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    long read = 0;
    while (isBehind(consumer, ends)) {
      List<LedgerRestore.Told> told = new ArrayList<>();
      List<Collapse.Entry> collapsed = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
        read(each, told).flatMap(outcome -> entry(each, outcome)).ifPresent(collapsed::add);
      }
      ledger.put(told);
      if (!collapsed.isEmpty()) {
        collapse.restore(collapsed);
      }
      long sum = read + told.size();
      if (sum / PROGRESS > read / PROGRESS) {
        log.atInfo().addKeyValue("outcomes", sum).log("Rebuilding the ledger");
      }
      read = sum;
    }
    if (read > 0) {
      log.atInfo().addKeyValue("outcomes", read).log("The ledger knows again what was told");
    }
  }

  /// Anybody may write to the topic; what is no outcome of ours says nothing.
  private static Optional<OutcomeRecord> read(
      ConsumerRecord<byte[], byte[]> source, List<LedgerRestore.Told> told) {
    try {
      JsonNode json = JsonMapper.shared().readTree(source.value());
      OutcomeRecord outcome = OutcomeJson.read(json);
      told.add(new LedgerRestore.Told(outcome, replay(json)));
      return Optional.of(outcome);
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      log.atWarn()
          .addKeyValue("partition", source.partition())
          .addKeyValue("offset", source.offset())
          .addKeyValue("why", e.getClass().getSimpleName())
          .log("An outcome cannot be read; it is passed over");
      return Optional.empty();
    }
  }

  /// Nonsense is none: it would be part of what the ledger keeps.
  private static String replay(JsonNode outcome) {
    String replay = outcome.path("replay").asString("");
    return Reopening.isId(replay) ? replay : "";
  }

  private static Optional<Collapse.Entry> entry(
      ConsumerRecord<byte[], byte[]> source, OutcomeRecord told) {
    Header header = source.headers().lastHeader(Headers.COLLAPSE);
    if (header == null) {
      return Optional.empty();
    }
    String[] parts = new String(header.value(), StandardCharsets.UTF_8).split(" ", 2);
    return parts.length == 2 && parts[0].matches("\\d{1,15}")
        ? Optional.of(new Collapse.Entry(parts[1], told.event(), Long.parseLong(parts[0])))
        : Optional.empty();
  }

  private static boolean isBehind(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }
}
