package dev.herald.worker.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// How far back the ledger surely remembers. What a record made before that may have been shown and
/// forgotten since, so it is not sent.
public final class Horizon {
  /// The rule that outcomes name.
  public static final String RULE = "beyond-ledger";

  private final Duration retention;
  private final Clock clock;

  public Horizon(Duration retention, Clock clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /// Whether a record lies beyond it. One without a time does not: nothing is known of its age.
  public boolean isBefore(ConsumerRecord<?, ?> source) {
    return source.timestamp() > 0
        && Instant.ofEpochMilli(source.timestamp()).isBefore(clock.instant().minus(retention));
  }
}
