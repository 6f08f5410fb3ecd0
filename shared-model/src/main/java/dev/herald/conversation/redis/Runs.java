package dev.herald.conversation.redis;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// Which runs of servers hold the data: another one began empty, from its disk, or as a replica
/// that may lack the last writes.
final class Runs {
  private static final Pattern RUN = Pattern.compile("run_id:(\\w+)");

  private Runs() {}

  /// The run of the server; of a cluster, those of all masters that can be reached.
  static String of(UnifiedJedis redis) {
    return redis instanceof RedisClusterClient cluster
        ? cluster.getClusterNodes().values().stream()
            .map(Runs::ofMaster)
            .filter(Objects::nonNull)
            .sorted()
            .collect(Collectors.joining("+"))
        : run(redis.info("server")).orElse("");
  }

  private static @Nullable String ofMaster(ConnectionPool node) {
    try (Connection connection = node.getResource()) {
      Jedis jedis = new Jedis(connection);
      boolean isMaster = jedis.info("replication").contains("role:master");
      return isMaster ? run(jedis.info("server")).orElse("") : null;
    } catch (JedisException _) {
      return null;
    }
  }

  private static Optional<String> run(String info) {
    Matcher run = RUN.matcher(info);
    return run.find() ? Optional.of(run.group(1)) : Optional.empty();
  }
}
