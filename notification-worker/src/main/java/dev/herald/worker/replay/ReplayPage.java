package dev.herald.worker.replay;

import dev.herald.notification.Delivery;
import dev.herald.worker.topic.Publications;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What some records of a range come to. Belongs to one thread.
final class ReplayPage {
  private static final int LARGEST = 2_000;
  private static final int A_SECOND = 4;

  private final Plan plan;
  private final ReplayRunner.Outlet outlet;
  private final List<ConsumerRecord<byte[], byte[]>> records;
  private final Publications publications;
  private long sent;
  private long passedOver;
  private boolean cut;

  private ReplayPage(
      Plan plan, ReplayRunner.Outlet outlet, List<ConsumerRecord<byte[], byte[]>> records) {
    this.plan = plan;
    this.outlet = outlet;
    this.records = records;
    this.publications = new Publications(outlet.sink());
  }

  static ReplayPage none(Plan plan, ReplayRunner.Outlet outlet) {
    return new ReplayPage(plan, outlet, List.of());
  }

  ReplayPage next(List<ConsumerRecord<byte[], byte[]>> following) {
    return new ReplayPage(plan, outlet, following);
  }

  /// How many records a page has: what a quarter of a second lets through.
  ///
  /// @param rate deliveries in a second, 0 for as fast as it goes
  static int size(int rate) {
    return rate == 0 ? LARGEST : Math.clamp(rate / A_SECOND, 1, LARGEST);
  }

  /// Whether more was sent than its records number, so that one of them goes to an audience: its
  /// end may be far.
  boolean isLong() {
    return sent > records.size();
  }

  /// Nothing more of it is sent, and it will be read again.
  void cut() {
    cut = true;
  }

  boolean isCut() {
    return cut;
  }

  /// Takes what a delivery was appraised as, and sends it if it may be.
  ///
  /// @param rate deliveries in a second as the operator wants it now, 0 for as fast as it goes
  void take(Appraised appraised, IntSupplier rate) {
    if (cut) {
      return;
    }
    Delivery delivery = appraised.delivery();
    if (delivery != null && appraised.replay().equals(plan.id())) {
      // Published before a crash that came before the page was written down.
      sent++;
    } else if (delivery != null && plan.order().sends(appraised.verdict())) {
      outlet.rate().take(rate.getAsInt());
      publications.add(ReplayRecords.of(delivery, plan));
      sent++;
    } else {
      passedOver++;
    }
  }

  /// Waits until Kafka has all of it.
  ///
  /// @return where the run is then
  Run settle(Run run, Instant now) {
    publications.await();
    return cut ? run : run.after(records, sent, passedOver, now);
  }

  /// Waits until Kafka has what there is of it; it will not be read again.
  Run abandon(Run run, Instant now) {
    publications.await();
    return run.after(cut ? List.of() : records, sent, passedOver, now);
  }
}
