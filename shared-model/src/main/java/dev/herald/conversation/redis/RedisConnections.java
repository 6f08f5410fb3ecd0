package dev.herald.conversation.redis;

import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisURIHelper;

/// How Herald's services connect to Redis.
///
/// @param url `redis://` or `rediss://` with host, port, and where needed user, password, database
/// @param timeout how long connecting and waiting for an answer may each take
/// @param most connections at the same time
/// @param patience how long to wait for a free one
public record RedisConnections(URI url, Duration timeout, int most, Duration patience) {

  /// A pool that connects when first used: a Redis that is away must not keep a service from
  /// starting.
  ///
  /// @param clientName by which `CLIENT LIST` shows it
  public UnifiedJedis open(String clientName) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(most);
    pool.setMaxIdle(most);
    pool.setMaxWait(patience);
    return RedisClient.builder()
        .hostAndPort(JedisURIHelper.getHostAndPort(url))
        .clientConfig(client(clientName))
        .poolConfig(pool)
        .build();
  }

  private JedisClientConfig client(String clientName) {
    var config =
        DefaultJedisClientConfig.builder()
            .user(JedisURIHelper.getUser(url))
            .password(JedisURIHelper.getPassword(url))
            .database(JedisURIHelper.getDBIndex(url))
            .timeoutMillis(Math.toIntExact(timeout.toMillis()))
            .clientName(clientName);
    if (JedisURIHelper.isRedisSSLScheme(url)) {
      config.sslOptions(SslOptions.defaults());
    }
    return config.build();
  }
}
