package dev.herald.worker.redis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How Redis is reached.
///
/// @param url `redis://` or `rediss://` with host, port, and where needed user, password, database
/// @param timeout how long connecting and waiting for an answer may each take. Too high and the
///   worker notices late that Redis is away; too low and a short pause of Redis looks like an
///   outage
/// @param connections how many deliveries use Redis at the same time; more wait, up to `patience`
/// @param patience how long a delivery waits for a free connection before Redis counts as away
@Validated
@ConfigurationProperties("herald.redis")
public record RedisProperties(
    @DefaultValue("redis://localhost:6379") URI url,
    @DefaultValue("2s") Duration timeout,
    @DefaultValue("64") @Min(1) @Max(10_000) int connections,
    @DefaultValue("10s") Duration patience) {
  private static final Duration MOST = Duration.ofMinutes(1);

  public RedisProperties {
    if (!timeout.isPositive() || timeout.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("herald.redis.timeout must be above 0 and at most 1m");
    }
    if (!patience.isPositive() || patience.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("herald.redis.patience must be above 0 and at most 1m");
    }
  }
}
