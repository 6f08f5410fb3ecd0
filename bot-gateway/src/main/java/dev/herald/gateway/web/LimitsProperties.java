package dev.herald.gateway.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What one client may take from the others at the service's port.
///
/// @param request how long the headers of a request may take, and then its body; who takes longer
///   is cut off. Too high and slow clients hold connections, too low and slow networks fail
/// @param inFlight how many requests are worked on at the same time, counted from when their body
///   is complete; more get 503 with `Retry-After`
@ConfigurationProperties("herald.gateway.limits")
public record LimitsProperties(
    @DefaultValue("30s") Duration request, @DefaultValue("1000") int inFlight) {
  public LimitsProperties {
    if (request.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("herald.gateway.limits.request must be at least 1s");
    }
    if (inFlight < 1) {
      throw new IllegalArgumentException("herald.gateway.limits.in-flight must be at least 1");
    }
  }
}
