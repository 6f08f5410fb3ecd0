package dev.herald.worker.send;

import dev.herald.notification.Delivery;
import dev.herald.notification.Outcome;
import dev.herald.worker.gate.Claim;
import dev.herald.worker.gate.clearance.Approach;
import dev.herald.worker.gate.clearance.Clearance;
import dev.herald.worker.gate.clearance.Clearances;
import dev.herald.worker.gate.pace.Waiter;
import dev.herald.worker.gate.scope.Passage;
import dev.herald.worker.lanes.Admission;
import dev.herald.worker.lanes.Progress;
import dev.herald.worker.settle.Outcomes;
import dev.herald.worker.settle.ReceivedDelivery;
import dev.herald.worker.topic.Publications;
import dev.herald.worker.topic.RecordSink;
import java.time.Clock;

/// Knows the way of deliveries past outages and their channel's limits, where they wait without an
/// attempt, a claim or a thread. Safe for any number of threads.
final class Departures {
  private final Clearances clearances;
  private final Outcomes outcomes;
  private final RecordSink sink;
  private final Spillway spillway;
  private final Clock clock;

  Departures(
      Clearances clearances, Outcomes outcomes, RecordSink sink, Spillway spillway, Clock clock) {
    this.clearances = clearances;
    this.outcomes = outcomes;
    this.sink = sink;
    this.spillway = spillway;
    this.clock = clock;
  }

  Approach approach(ReceivedDelivery received, Attempts attempts, Admission admission) {
    return attempts.approach(
        () -> clearances.approach(new Waiter(received.id(), admission.bell())));
  }

  /// What a delivery has to pass.
  ///
  /// @param host where its conversation lives
  static Passage passage(ReceivedDelivery received, Claim.Granted claim, String host) {
    Delivery delivery = received.delivery();
    int left = Rendering.requests(delivery.event().message()) - claim.sent().size();
    return Passage.of(
        delivery.conversation(),
        delivery.event().priority(),
        received.source().partition(),
        Math.max(1, left),
        host);
  }

  /// Has it wait. A wait of some length is told once for each reason.
  Progress hold(
      ReceivedDelivery received, Attempts attempts, Admission admission, Clearance.NotBefore wait) {
    if (approach(received, attempts, admission).isNews(wait, clock.instant())) {
      Publications publications = new Publications(sink);
      Outcome deferred = new Outcome.Deferred(wait.reason(), wait.until());
      publications.add(outcomes.ofDelivery(received.delivery(), deferred, received.source()));
      publications.await();
    }
    return spillway.hold(received, attempts, admission, wait);
  }
}
