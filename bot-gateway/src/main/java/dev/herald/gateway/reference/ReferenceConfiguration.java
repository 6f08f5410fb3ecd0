package dev.herald.gateway.reference;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.gateway.mirror.ReferenceMirror;
import java.net.URI;
import java.time.Clock;
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

/// Wires the store of references.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisProperties.class)
public class ReferenceConfiguration {

  /// Connects when first used: a Redis that is away must not keep the gateway from starting.
  @Bean(destroyMethod = "close")
  UnifiedJedis redis(RedisProperties properties) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(properties.connections());
    pool.setMaxIdle(properties.connections());
    pool.setMaxWait(properties.timeout());
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
            .clientName("bot-gateway");
    if (JedisURIHelper.isRedisSSLScheme(url)) {
      config.sslOptions(SslOptions.defaults());
    }
    return config.build();
  }

  @Bean
  ReferenceStore referenceStore(UnifiedJedis redis) {
    return new RedisReferenceStore(redis);
  }

  @Bean
  ReferenceRecorder referenceRecorder(ReferenceStore store, ReferenceMirror mirror, Clock clock) {
    return new ReferenceRecorder(store, mirror, clock);
  }
}
