package dev.herald.worker.redis;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.redis.RedisReferenceStore;
import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisURIHelper;

/// Wires Redis and the references in it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisProperties.class)
public class RedisConfiguration {

  /// Connects when first used: a Redis that is away must not keep the worker from starting.
  @Bean(destroyMethod = "close")
  UnifiedJedis redis(RedisProperties properties) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(properties.connections());
    pool.setMaxIdle(properties.connections());
    pool.setMaxWait(properties.patience());
    return RedisClient.builder()
        .hostAndPort(JedisURIHelper.getHostAndPort(properties.url()))
        .clientConfig(client(properties))
        .poolConfig(pool)
        .build();
  }

  private static JedisClientConfig client(RedisProperties properties) {
    URI url = properties.url();
    var config =
        DefaultJedisClientConfig.builder()
            .user(JedisURIHelper.getUser(url))
            .password(JedisURIHelper.getPassword(url))
            .database(JedisURIHelper.getDBIndex(url))
            .timeoutMillis(Math.toIntExact(properties.timeout().toMillis()))
            .clientName("notification-worker");
    if (JedisURIHelper.isRedisSSLScheme(url)) {
      config.sslOptions(SslOptions.defaults());
    }
    return config.build();
  }

  @Bean
  ReferenceStore referenceStore(UnifiedJedis redis) {
    return new RedisReferenceStore(redis);
  }
}
