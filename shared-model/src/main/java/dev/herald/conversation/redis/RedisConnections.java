package dev.herald.conversation.redis;

import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;

/// How Herald's services connect to Redis: one server, sentinels or a cluster, as the URL says.
public final class RedisConnections {
  private final RedisUrl url;
  private final Duration timeout;
  private final ConnectionPoolConfig pool;

  /// Makes connections.
  ///
  /// @param url `redis://`, `redis-sentinel://` or `redis-cluster://`, with `rediss` over TLS
  /// @param timeout how long connecting and waiting for an answer may each take
  /// @param most connections at the same time, in a cluster to each node
  /// @param patience how long to wait for a free one
  /// @throws IllegalArgumentException when the URL cannot be used
  public RedisConnections(URI url, Duration timeout, int most, Duration patience) {
    this.url = new RedisUrl(url);
    this.timeout = timeout;
    this.pool = new ConnectionPoolConfig();
    pool.setMaxTotal(most);
    pool.setMaxIdle(most);
    pool.setMaxWait(patience);
  }

  /// Opens them. One server is connected when first used: a Redis that is away must not keep a
  /// service from starting. Sentinels and clusters are asked at once who serves.
  ///
  /// @param clientName by which `CLIENT LIST` shows it
  /// @throws redis.clients.jedis.exceptions.JedisException when no sentinel or no node answers
  public UnifiedJedis open(String clientName) {
    JedisClientConfig data = client(clientName).database(url.database()).build();
    return switch (url.kind()) {
      case SINGLE ->
          RedisClient.builder()
              .hostAndPort(url.hosts().iterator().next())
              .clientConfig(data)
              .poolConfig(pool)
              .build();
      case SENTINEL ->
          RedisSentinelClient.builder()
              .masterName(url.master())
              .sentinels(url.hosts())
              .sentinelClientConfig(sentinel(clientName))
              .clientConfig(data)
              .poolConfig(pool)
              .build();
      case CLUSTER ->
          RedisClusterClient.builder()
              .nodes(url.hosts())
              .clientConfig(data)
              .poolConfig(pool)
              .build();
    };
  }

  private DefaultJedisClientConfig.Builder client(String clientName) {
    var config =
        DefaultJedisClientConfig.builder()
            .user(url.user())
            .password(url.password())
            .timeoutMillis(Math.toIntExact(timeout.toMillis()))
            .clientName(clientName);
    return url.isTls() ? config.sslOptions(SslOptions.defaults()) : config;
  }

  /// Sentinels are asked without credentials: they hold no data, and most have none.
  private JedisClientConfig sentinel(String clientName) {
    return client(clientName).user(null).password(null).build();
  }
}
