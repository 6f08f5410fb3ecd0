package dev.herald.worker.gate.breaker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Breakers of hosts, bots and tenants.
///
/// @param memory how long a failed request speaks against a scope. Longer opens on failures that
///   have little to do with each other
/// @param open how long nothing is sent after an outage was noticed; doubles with each probe that
///   fails. Shorter recovers sooner and presses more on what is in trouble
/// @param longest bound of it
/// @param disabled how long a tenant whose administrator disabled the bot is left alone at first
/// @param probes requests that try whether a scope works again
/// @param ramp how many of those that waited are let go in a second when it does
@Validated
@ConfigurationProperties("herald.breaker")
public record BreakerProperties(
    @DefaultValue("30s") Duration memory,
    @DefaultValue("2s") Duration open,
    @DefaultValue("30s") Duration longest,
    @DefaultValue("5m") Duration disabled,
    @DefaultValue("3") @Min(1) @Max(100) int probes,
    @DefaultValue("500") @Min(1) @Max(100_000) int ramp) {

  public BreakerProperties {
    if (!memory.isPositive()) {
      throw new IllegalArgumentException("herald.breaker.memory must be above 0");
    }
    if (!open.isPositive() || longest.compareTo(open) < 0) {
      throw new IllegalArgumentException(
          "herald.breaker.open must be above 0 and at most herald.breaker.longest");
    }
    if (!disabled.isPositive()) {
      throw new IllegalArgumentException("herald.breaker.disabled must be above 0");
    }
  }
}
