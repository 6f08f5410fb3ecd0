package dev.herald.worker.send;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How channels are called.
///
/// @param deadline for a whole exchange, from waiting for a connection to the last byte; after it
///   the fate of what was sent is unknown. Channels answer within 15 s; shorter makes duplicates,
///   longer lets a slow channel hold its conversations. Must be below `herald.ledger.lease`
/// @param connect how long connecting may take, TLS included; nothing is lost by being strict here
/// @param idle how long an unused connection is kept at most, and at least half of it; a channel
///   that says less with `Keep-Alive` is believed. Longer than the channel keeps it and a request
///   is written into a closed connection, its fate unknown
/// @param maxConnectionsPerHost in use or idle; requests beyond it wait within their deadline. What
///   is in use of all hosts together is bounded by `herald.lanes.limits.in-flight`
@Validated
@ConfigurationProperties("herald.http")
public record HttpProperties(
    @DefaultValue("20s") Duration deadline,
    @DefaultValue("5s") Duration connect,
    @DefaultValue("30s") Duration idle,
    @DefaultValue("4000") @Min(1) @Max(100_000) int maxConnectionsPerHost) {
  public HttpProperties {
    if (!connect.isPositive() || !idle.isPositive()) {
      throw new IllegalArgumentException("herald.http.connect and idle must be above 0");
    }
    if (deadline.compareTo(connect) <= 0 || deadline.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new IllegalArgumentException(
          "herald.http.deadline must exceed herald.http.connect and be at most 5m");
    }
  }
}
