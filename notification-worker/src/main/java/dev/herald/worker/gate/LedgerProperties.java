package dev.herald.worker.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The ledger of deliveries in Redis.
///
/// @param lease how long a claim holds without a word from its owner. Must exceed
///   `herald.http.deadline`, else another worker sends while the first one still does. The claims
///   of a worker that died are taken over after seconds, whatever the lease
/// @param retention how long the end of a delivery is remembered, at least. Must not be shorter
///   than the retention of the topics, else a replay of the oldest is shown twice; each delivery
///   costs Redis some 100 bytes that long
@ConfigurationProperties("herald.ledger")
public record LedgerProperties(
    @DefaultValue("45s") Duration lease, @DefaultValue("7d") Duration retention) {

  /// By how much the clock of a producer may be ahead. Its records seem that much younger than they
  /// are when the [Horizon] judges them, so what they became is remembered that much longer.
  public static final Duration CLOCKS = Duration.ofMinutes(5);

  public LedgerProperties {
    if (!lease.isPositive() || lease.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("herald.ledger.lease must be above 0 and at most 10m");
    }
    if (retention.compareTo(lease) <= 0) {
      throw new IllegalArgumentException("herald.ledger.retention must exceed herald.ledger.lease");
    }
  }

  /// How long an end is remembered, at least.
  Duration remembered() {
    return retention.plus(CLOCKS);
  }
}
