package dev.herald.worker.topic;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// Whether Kafka acknowledges what it is told. While it does not, nothing more may be shown: what
/// was shown, and not told before this process dies, is known to the ledger alone.
///
/// One broker of several that is silent is not noticed as long as another one speaks. Safe for any
/// number of threads.
public final class Acknowledgements {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile long heard;

  Acknowledgements(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// A record leaves.
  void began() {
    if (underWay.getAndIncrement() == 0) {
      heard = nanos.getAsLong();
    }
  }

  /// Nothing more will be heard of a record.
  void ended(boolean acknowledged) {
    if (acknowledged) {
      heard = nanos.getAsLong();
    }
    underWay.decrementAndGet();
  }

  /// Asks whether it goes on.
  ///
  /// @throws KafkaUnavailableException when records wait and none was acknowledged for a second
  public void mustCome() {
    if (underWay.get() > 0 && nanos.getAsLong() - heard > PATIENCE.toNanos()) {
      throw new KafkaUnavailableException("it has acknowledged nothing for " + PATIENCE);
    }
  }
}
