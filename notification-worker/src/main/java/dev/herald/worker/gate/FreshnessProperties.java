package dev.herald.worker.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Freshness.
///
/// @param travel how long before its `notAfter` a message must leave to be shown in time. Short and
///   a busy process or a slow channel shows some too late; long and what could still have been
///   shown is not
@Validated
@ConfigurationProperties("herald.freshness")
public record FreshnessProperties(@DefaultValue("300ms") Duration travel) {
  public FreshnessProperties {
    if (travel.isNegative()) {
      throw new IllegalArgumentException("herald.freshness.travel must not be negative");
    }
  }
}
