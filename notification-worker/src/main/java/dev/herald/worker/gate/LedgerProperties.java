package dev.herald.worker.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The ledger of deliveries in Redis.
///
/// @param lease how long a claim holds without a word from its owner. Must exceed
///   `herald.http.deadline`, else another worker sends while the first one still does; too long and
///   the deliveries of a worker that died wait that long
/// @param retention how long the end of a delivery is remembered. Shorter than the retention of the
///   topics and a replay of the oldest is shown twice; each day costs Redis some 150 bytes per
///   delivery
@ConfigurationProperties("herald.ledger")
public record LedgerProperties(
    @DefaultValue("45s") Duration lease, @DefaultValue("7d") Duration retention) {
  public LedgerProperties {
    if (!lease.isPositive() || lease.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("herald.ledger.lease must be above 0 and at most 10m");
    }
    if (retention.compareTo(lease) <= 0) {
      throw new IllegalArgumentException("herald.ledger.retention must exceed herald.ledger.lease");
    }
  }
}
