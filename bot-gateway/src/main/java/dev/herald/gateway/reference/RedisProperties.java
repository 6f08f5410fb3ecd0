package dev.herald.gateway.reference;

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
/// @param timeout how long connecting, waiting for a connection and waiting for an answer may each
///   take. Too high and channels give up on the gateway while it waits; too low and a short pause
///   of Redis turns activities away
/// @param connections how many requests use Redis at the same time; more wait
@Validated
@ConfigurationProperties("herald.redis")
public record RedisProperties(
    @DefaultValue("redis://localhost:6379") URI url,
    @DefaultValue("1s") Duration timeout,
    @DefaultValue("64") @Min(1) @Max(10_000) int connections) {
  public RedisProperties {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("herald.redis.timeout must be above 0 and at most 1m");
    }
  }
}
