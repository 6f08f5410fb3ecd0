package dev.herald.worker.delay;

import dev.herald.redis.Coalescer;
import dev.herald.testing.MutableClock;
import dev.herald.worker.settle.ReceivedDelivery;
import dev.herald.worker.topic.KafkaUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// A conversation's partition, its delay topics, and the workers that own it one after the other.
/// At random happens what Kafka and crashes may do: offsets are committed late, what came back
/// comes back twice, and of some records nobody knows whether Kafka took them.
final class Conversation {
  private static final RecordMetadata TAKEN =
      new RecordMetadata(new TopicPartition("delays.10s", 0), 0, 0, 0, 0, 0);
  private static final List<Duration> WAITS =
      List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(15));
  private static final int UNCOMMITTED = 8;
  private static final int RETURNED_TWICE = 3;

  private final Coalescer redis;
  private final RandomGenerator random;
  private final MutableClock clock = new MutableClock();
  private final List<ReceivedDelivery> partition = new ArrayList<>();
  private final Map<String, Deque<ReceivedDelivery>> delayed = new TreeMap<>();
  private final Map<String, List<ReceivedDelivery>> returned = new TreeMap<>();
  private final Set<String> shown = new LinkedHashSet<>();
  private Detours detours;
  private int next;
  private int committed;
  private int published;

  Conversation(Coalescer redis, RandomGenerator random) {
    this.redis = redis;
    this.random = random;
    this.detours = owner();
  }

  private Detours owner() {
    Detours owner = new Detours(redis, Duration.ofDays(7), this::send, clock);
    owner.take(List.of(0));
    return owner;
  }

  private CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
    int luck = random.nextInt(20);
    if (luck != 0) {
      String event = event(partition.get(next));
      delayed
          .computeIfAbsent(message.topic(), _ -> new ArrayDeque<>())
          .add(Records.returned(message, event));
    }
    return luck > 1
        ? CompletableFuture.completedFuture(TAKEN)
        : CompletableFuture.failedFuture(new TimeoutException("no answer"));
  }

  private static String event(ReceivedDelivery received) {
    return received.delivery().event().id();
  }

  /// One of the things that may happen.
  void step() {
    clock.advance(Duration.ofSeconds(1));
    switch (random.nextInt(32)) {
      case 0 -> crash();
      case 1 -> comeBackTwice();
      case 2, 3, 4, 5, 6 -> partition.add(Records.fresh("event-" + published++));
      case 7, 8, 9, 10, 11, 12, 13, 14, 15 -> comeBack();
      default -> process(0.4);
    }
  }

  /// Nothing has to wait any more.
  void finish() {
    while (next < partition.size() || delayed.values().stream().anyMatch(each -> !each.isEmpty())) {
      comeBack();
      process(0);
    }
  }

  private void process(double waits) {
    if (next == partition.size()) {
      return;
    }
    ReceivedDelivery received = partition.get(next);
    try {
      if (!detours.follow(received)) {
        speak(received, waits);
      }
      detours.over(received);
      next++;
      committed = Math.max(committed, next - UNCOMMITTED);
    } catch (KafkaUnavailableException _) {
      // It is stepped again.
    }
  }

  private void speak(ReceivedDelivery received, double waits) {
    if (!shown.contains(event(received)) && random.nextDouble() < waits) {
      detours.lead(received, WAITS.get(random.nextInt(WAITS.size())), Records.after(1));
    } else {
      shown.add(event(received));
    }
  }

  private void comeBack() {
    List<Map.Entry<String, Deque<ReceivedDelivery>>> topics =
        delayed.entrySet().stream().filter(each -> !each.getValue().isEmpty()).toList();
    if (!topics.isEmpty()) {
      Map.Entry<String, Deque<ReceivedDelivery>> topic = topics.get(random.nextInt(topics.size()));
      ReceivedDelivery back = topic.getValue().remove();
      partition.add(back);
      returned.computeIfAbsent(topic.getKey(), _ -> new ArrayList<>()).add(back);
    }
  }

  /// Who passes them on died before it committed that.
  private void comeBackTwice() {
    returned
        .values()
        .forEach(all ->
            partition.addAll(all.subList(Math.max(0, all.size() - RETURNED_TWICE), all.size())));
  }

  private void crash() {
    next -= random.nextInt(next - committed + 1);
    committed = next;
    detours = owner();
  }

  int published() {
    return published;
  }

  /// What was shown, in the order in which each was first.
  List<String> shown() {
    return List.copyOf(shown);
  }
}
