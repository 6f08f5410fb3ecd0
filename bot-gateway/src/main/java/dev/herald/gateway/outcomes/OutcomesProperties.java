package dev.herald.gateway.outcomes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What `GET /api/notifications/{id}` can tell.
///
/// @param enabled whether outcomes are followed at all; without, the door answers 404. Each outcome
///   costs Redis some 150 bytes while it is kept
/// @param retention how long an event is known after the last that was heard of it
/// @param most how many outcomes of one event are kept, the newest; all of them are counted
@ConfigurationProperties("herald.gateway.outcomes")
public record OutcomesProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1d") Duration retention,
    @DefaultValue("100") int most) {
  private static final int HIGHEST = 10_000;

  public OutcomesProperties {
    if (!retention.isPositive()) {
      throw new IllegalArgumentException("herald.gateway.outcomes.retention must be above 0");
    }
    if (most < 1 || most > HIGHEST) {
      throw new IllegalArgumentException("herald.gateway.outcomes.most must be 1 to 10000");
    }
  }
}
