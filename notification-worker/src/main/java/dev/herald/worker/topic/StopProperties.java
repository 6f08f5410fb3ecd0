package dev.herald.worker.topic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the worker stops.
///
/// @param drain how long sends in flight may take to finish after SIGTERM. Shorter than
///   `herald.http.deadline` and a send may be cut off, its fate unknown; must be below
///   `spring.lifecycle.timeout-per-shutdown-phase` and the platform's own grace period
@ConfigurationProperties("herald.stop")
public record StopProperties(@DefaultValue("20s") Duration drain) {
  public StopProperties {
    if (drain.isNegative()) {
      throw new IllegalArgumentException("herald.stop.drain must not be negative");
    }
  }
}
