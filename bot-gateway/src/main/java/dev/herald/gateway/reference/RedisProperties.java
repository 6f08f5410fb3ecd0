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
/// @param url `redis://user:password@host:6379/0` for one server,
///   `redis-sentinel://user:password@host:26379,host:26379/master/0` for the one that sentinels
///   name, `redis-cluster://user:password@host:6379,host:6379` for a cluster; `rediss`,
///   `rediss-sentinel` and `rediss-cluster` for the same over TLS, with the certificates that Java
///   trusts. User, password, ports and database may be left out; a password alone is `:password@`.
///   Sentinels are asked without credentials
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

  /// Without the URL, which may hold a password.
  @Override
  public String toString() {
    return "RedisProperties[connections=" + connections + "]";
  }
}
