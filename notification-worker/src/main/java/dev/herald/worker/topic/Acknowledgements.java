package dev.herald.worker.topic;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Whether Kafka acknowledges the outcomes that it is told. While it does not, nothing more may be
/// shown: what was shown, and not told before this process dies, is known to the ledger alone.
///
/// Records may wait for ever, so it is tried now and then whether another one comes through: where
/// one partition of the outcomes is away and others are not, sending goes on. Safe for any number
/// of threads.
public final class Acknowledgements {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration TRIES = Duration.ofSeconds(5);

  private final LongSupplier nanos;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicLong triedAt;
  private volatile long heard;
  private volatile boolean failed;

  Acknowledgements(LongSupplier nanos) {
    this.nanos = nanos;
    this.heard = nanos.getAsLong();
    this.triedAt = new AtomicLong(heard);
  }

  /// A record leaves.
  void began() {
    // Before it counts: who asks in between must not take the rest before it for silence.
    if (underWay.get() == 0 && !failed) {
      heard = nanos.getAsLong();
    }
    underWay.incrementAndGet();
  }

  /// Nothing more will be heard of a record.
  void ended(boolean acknowledged) {
    if (acknowledged) {
      heard = nanos.getAsLong();
    }
    failed = !acknowledged;
    underWay.decrementAndGet();
  }

  /// Asks whether it goes on. While it does not, one who asks is let pass every five seconds, whose
  /// outcome will show.
  ///
  /// @throws KafkaUnavailableException when none was acknowledged for a second, though there were
  ///   some to acknowledge
  public void mustCome() {
    long now = nanos.getAsLong();
    boolean isAsked = underWay.get() > 0 || failed;
    if (isAsked && now - heard > PATIENCE.toNanos() && !mayTry(now)) {
      throw new KafkaUnavailableException("it has acknowledged no outcome for " + PATIENCE);
    }
  }

  private boolean mayTry(long now) {
    long silentSince = heard;
    long last = triedAt.updateAndGet(each -> Math.max(each, silentSince));
    return now - last > TRIES.toNanos() && triedAt.compareAndSet(last, now);
  }
}
