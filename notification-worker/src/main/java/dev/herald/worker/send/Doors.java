package dev.herald.worker.send;

import dev.herald.notification.Delivery;
import dev.herald.worker.control.Orders;
import dev.herald.worker.delay.Detours;
import dev.herald.worker.gate.Horizon;
import dev.herald.worker.lanes.Admission;
import dev.herald.worker.settle.ReceivedDelivery;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a send must pass: what operators ordered, what the ledger remembers, the window of its
/// claim, outages and the pace; and where it waits for that.
record Doors(
    Orders orders,
    Horizon horizon,
    Function<Admission, SendWindow> windows,
    Departures departures,
    Spillway spillway,
    Detours detours) {

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
}
