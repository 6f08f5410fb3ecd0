package dev.herald.worker.lanes;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Where the owner takes back steps that ended and begins the ones that are due.
final class Desk {
  private final Lanes lanes;
  private final Mailbox<Step> ended;
  private final LongSupplier nanos;

  Desk(Lanes lanes, Mailbox<Step> ended, LongSupplier nanos) {
    this.lanes = lanes;
    this.ended = ended;
    this.nanos = nanos;
  }

  /// Works until that time, or until it is enough.
  void work(long untilNanos, BooleanSupplier enough) {
    while (true) {
      takeBack();
      lanes.tick();
      long left = untilNanos - nanos.getAsLong();
      if (left <= 0 || enough.getAsBoolean()) {
        return;
      }
      ended.await(lanes.untilNext(left));
    }
  }

  private void takeBack() {
    for (Step step = ended.poll(); step != null; step = ended.poll()) {
      lanes.ended(step);
    }
  }
}
