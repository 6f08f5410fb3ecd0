package dev.herald.worker.send;

import dev.herald.worker.meter.Latency;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// How long deliveries wait for their first attempt, and how long they take from there: the
/// histograms `herald.send.latency` and `herald.settle.latency`. Safe for any number of threads.
final class SendMeters {
  private final Latency send;
  private final Latency settle;

  SendMeters(MeterRegistry registry, Clock clock) {
    this.send =
        new Latency(
            "herald.send.latency",
            "From when a delivery was put on its topic, planned or due, until its first attempt"
                + " begins",
            registry,
            clock);
    this.settle =
        new Latency(
            SendConfiguration.ENDED,
            "From when the first attempt at a delivery begins until its end is in the ledger and"
                + " acknowledged by Kafka",
            registry,
            clock);
  }

  /// The first step that made an attempt is over.
  void begun(ConsumerRecord<?, ?> source, Attempts attempts) {
    Instant first = attempts.first();
    if (first != null) {
      send.between(source.timestamp(), first.toEpochMilli());
    }
  }

  /// A delivery is over.
  void over(Attempts attempts) {
    Instant first = attempts.first();
    if (first != null) {
      settle.since(first.toEpochMilli());
    }
  }
}
