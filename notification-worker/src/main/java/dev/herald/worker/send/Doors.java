package dev.herald.worker.send;

import dev.herald.notification.Delivery;
import dev.herald.worker.control.Orders;
import dev.herald.worker.delay.Detours;
import dev.herald.worker.gate.Claim;
import dev.herald.worker.gate.Horizon;
import dev.herald.worker.gate.LostTraces;
import dev.herald.worker.lanes.Admission;
import dev.herald.worker.settle.ReceivedDelivery;
import dev.herald.worker.topic.Acknowledgements;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What a send must pass: what operators ordered, what the ledger remembers and lost, the window of
/// its claim, outages and the pace, that its outcome can be told; and where it waits for that.
record Doors(
    Orders orders,
    Horizon horizon,
    Function<Admission, SendWindow> windows,
    Departures departures,
    Spillway spillway,
    Detours detours,
    LostTraces traces,
    Acknowledgements acknowledgements) {

  /// Why an operator has this record skipped; empty when nobody has.
  Optional<String> skipped(ReceivedDelivery received) {
    return orders.skips().reason(received.source());
  }

  /// Whether it lies in a pause, as far as is known.
  ///
  /// @param host of its service URL; null while that is not known
  boolean isPaused(ReceivedDelivery received, @Nullable String host) {
    Delivery delivery = received.delivery();
    return !orders.board().isComplete()
        || orders
            .pauses()
            .over(delivery.conversation(), delivery.event().priority(), host)
            .isPresent();
  }

  /// A claim, in doubt if it may have been sent since it was planned though the ledger does not
  /// know.
  Claim.Granted doubting(ReceivedDelivery received, Instant since, Claim.Granted claim) {
    boolean inDoubt = claim.inDoubt() || traces.mayHide(received.partition(), since);
    return new Claim.Granted(claim.sent(), inDoubt);
  }

  void take(Collection<TopicPartition> partitions) {
    traces.take(partitions);
    detours.take(numbers(partitions));
  }

  void leave(Collection<TopicPartition> partitions) {
    traces.leave(partitions);
    detours.leave(numbers(partitions));
  }

  private static List<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).distinct().toList();
  }
}
