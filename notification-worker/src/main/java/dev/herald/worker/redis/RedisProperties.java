package dev.herald.worker.redis;

import dev.herald.redis.Coalescer;
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
/// @param timeout how long connecting and waiting for an answer may each take. Too high and the
///   worker notices late that Redis is away; too low and a short pause of Redis looks like an
///   outage
/// @param connections how many connections at the same time. Deliveries share two of them; the
///   others are for finding recipients, where more wait, up to `patience`
/// @param patience how long is waited for a free connection, and how long a question waits for its
///   answer, at most an eighth longer, before Redis counts as away
/// @param batch questions of deliveries that go to Redis in one round trip at most. Below 50 each
///   costs several times as much; far above 200 the last answer of a batch is late
/// @param linger how long a question waits for others while they come often; one that comes alone
///   never waits. Longer saves CPU and adds to the latency of every delivery twice; 0 never waits
@Validated
@ConfigurationProperties("herald.redis")
public record RedisProperties(
    @DefaultValue("redis://localhost:6379") URI url,
    @DefaultValue("2s") Duration timeout,
    @DefaultValue("64") @Min(1) @Max(10_000) int connections,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("200") @Min(1) @Max(10_000) int batch,
    @DefaultValue("1ms") Duration linger) {
  private static final Duration MOST = Duration.ofMinutes(1);
  private static final int FLUSHERS = 2;

  public RedisProperties {
    if (!timeout.isPositive() || timeout.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("herald.redis.timeout must be above 0 and at most 1m");
    }
    if (!patience.isPositive() || patience.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("herald.redis.patience must be above 0 and at most 1m");
    }
    if (linger.isNegative() || linger.compareTo(Duration.ofMillis(100)) > 0) {
      throw new IllegalArgumentException("herald.redis.linger must be at most 100ms");
    }
  }

  Coalescer.Batching batching() {
    return new Coalescer.Batching(batch, linger, FLUSHERS, patience);
  }

  /// Without the URL, which may hold a password.
  @Override
  public String toString() {
    return "RedisProperties[connections=" + connections + "]";
  }
}
