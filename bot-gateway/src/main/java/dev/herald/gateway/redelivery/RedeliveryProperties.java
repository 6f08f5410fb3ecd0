package dev.herald.gateway.redelivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How activities that come again are recognised.
///
/// @param lease how long a turn may take; after that another delivery of its activity runs it
///   again. Shorter than a turn and it runs twice
/// @param memory how long a turn that has run is remembered. Teams comes again after 15 s
@ConfigurationProperties("herald.gateway.redelivery")
public record RedeliveryProperties(
    @DefaultValue("20s") Duration lease, @DefaultValue("10m") Duration memory) {
  public RedeliveryProperties {
    if (!lease.isPositive() || !memory.isPositive()) {
      throw new IllegalArgumentException(
          "herald.gateway.redelivery.lease and .memory must be above 0");
    }
  }
}
