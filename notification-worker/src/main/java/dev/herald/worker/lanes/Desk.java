package dev.herald.worker.lanes;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Where the owner takes back steps that ended and begins the ones that are due.
final class Desk {
  private final Lanes lanes;
  private final Mailbox<Letter> letters;
  private final LongSupplier nanos;

  Desk(Lanes lanes, Mailbox<Letter> letters, LongSupplier nanos) {
    this.lanes = lanes;
    this.letters = letters;
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
      letters.await(lanes.untilNext(left));
    }
  }

  private void takeBack() {
    for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
      switch (letter) {
        case Step step -> lanes.ended(step);
        case Ring ring -> lanes.rang(ring);
      }
    }
  }
}
