package dev.herald.redis;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/// Opens pipelines, on one server or on the nodes of a cluster, where each node is read by a thread
/// of its own.
final class Pipelines implements AutoCloseable {
  private final UnifiedJedis redis;
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

  Pipelines(UnifiedJedis redis) {
    this.redis = redis;
  }

  AbstractPipeline open() {
    return redis instanceof RedisClusterClient cluster
        ? cluster.pipelined(readers)
        : redis.pipelined();
  }

  /// Drops idle connections: when one was dead, so may be the others.
  void reconnect() {
    if (redis instanceof RedisClient single) {
      single.getPool().clear();
    }
  }

  /// Asks without a pipeline: finds the node that a slot has moved to, and remembers it.
  <T> T alone(CommandObject<T> command) {
    return redis.executeCommand(command);
  }

  @Override
  public void close() {
    readers.close();
  }
}
