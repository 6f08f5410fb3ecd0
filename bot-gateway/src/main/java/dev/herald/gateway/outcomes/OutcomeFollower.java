package dev.herald.gateway.outcomes;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.notification.Topics;
import dev.herald.watch.Trouble;
import dev.herald.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Brings the outcomes of the topic into the index, on one thread. The gateways share the
/// partitions as a consumer group; how far each is lies in the index, not in Kafka, so a Redis that
/// was emptied is filled from the beginning of the topic.
final class OutcomeFollower implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OutcomeFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final OutcomeIndex index;
  private final boolean wanted;
  private final Watch watch = new Watch("outcome-follower", PAUSE, this::followUntilTrouble);
  private final Trouble trouble = new Trouble(log, "Outcomes cannot be followed; trying on");
  private final Map<Integer, Long> written = new HashMap<>();

  /// Makes one.
  ///
  /// @param wanted whether to follow at all
  OutcomeFollower(
      Supplier<Consumer<String, byte[]>> consumers, OutcomeIndex index, boolean wanted) {
    this.consumers = consumers;
    this.index = index;
    this.wanted = wanted;
  }

  @Override
  public boolean isAutoStartup() {
    return wanted;
  }

  @Override
  public void start() {
    watch.start();
  }

  private void followUntilTrouble() {
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      consumer.subscribe(List.of(Topics.OUTCOMES), new FromTheIndex(consumer));
      follow(consumer);
    } catch (KafkaException | StoreUnavailableException | IllegalStateException e) {
      if (!watch.isStopped()) {
        trouble.tell(String.valueOf(e.getMessage()));
      }
    }
  }

  private void follow(Consumer<String, byte[]> consumer) {
    try {
      while (!watch.isStopped()) {
        step(consumer);
        trouble.over();
      }
    } catch (InterruptException _) {
      // The watch was stopped. An interrupted consumer could not leave its group.
      Thread.interrupted();
    }
  }

  private void step(Consumer<String, byte[]> consumer) {
    List<HeardOutcome> heard = new ArrayList<>();
    Map<Integer, Long> next = new HashMap<>();
    for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
      HeardOutcome.of(each).ifPresent(heard::add);
      next.put(each.partition(), each.offset() + 1);
    }
    if (isLost(index.positions())) {
      seek(consumer, consumer.assignment());
    } else if (!next.isEmpty()) {
      index.add(heard, next);
      written.putAll(next);
    }
  }

  /// Whether the index went back behind what was written to it.
  private boolean isLost(Map<Integer, Long> positions) {
    return written.entrySet().stream()
        .anyMatch(each -> positions.getOrDefault(each.getKey(), 0L) < each.getValue());
  }

  private void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<Integer, Long> positions = index.positions();
    written.clear();
    for (TopicPartition each : partitions) {
      Long position = positions.get(each.partition());
      if (position == null) {
        consumer.seekToBeginning(List.of(each));
      } else {
        consumer.seek(each, position);
        written.put(each.partition(), position);
      }
    }
  }

  private final class FromTheIndex implements ConsumerRebalanceListener {
    private final Consumer<?, ?> consumer;

    FromTheIndex(Consumer<?, ?> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      seek(consumer, consumer.assignment());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(each -> written.remove(each.partition()));
    }
  }

  @Override
  public void stop() {
    watch.stop();
  }

  @Override
  public boolean isRunning() {
    return watch.isRunning();
  }
}
