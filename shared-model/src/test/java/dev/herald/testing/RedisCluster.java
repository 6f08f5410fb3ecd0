package dev.herald.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.JedisClusterCRC16;

/// A real cluster of three masters on loopback, each with a third of the slots.
public final class RedisCluster implements AutoCloseable {
  private static final int SLOTS = 16_384;

  private final List<RedisServer> masters;

  private RedisCluster(List<RedisServer> masters) {
    this.masters = masters;
  }

  /// Starts a cluster; returns when every node serves.
  ///
  /// @param options of every node
  public static RedisCluster start(String... options) {
    int[] buses = {Ports.free(), Ports.free(), Ports.free()};
    List<RedisServer> masters = Stream.of(0, 1, 2).map(i -> node(buses[i], options)).toList();
    for (int i = 0; i < masters.size(); i++) {
      try (Jedis jedis = new Jedis("127.0.0.1", masters.get(i).port())) {
        jedis.clusterAddSlotsRange(
            i * SLOTS / masters.size(), (i + 1) * SLOTS / masters.size() - 1);
        jedis.sendCommand(
            Protocol.Command.CLUSTER,
            "MEET",
            "127.0.0.1",
            Integer.toString(masters.getFirst().port()),
            Integer.toString(buses[0]));
      }
    }
    RedisCluster cluster = new RedisCluster(masters);
    Awaitility.await("the cluster serves")
        .atMost(Duration.ofSeconds(30))
        .until(() -> masters.stream().allMatch(RedisCluster::serves));
    return cluster;
  }

  private static RedisServer node(int bus, String... options) {
    List<String> all = new ArrayList<>(List.of("--save", "", "--cluster-enabled", "yes"));
    all.addAll(List.of("--cluster-port", Integer.toString(bus)));
    all.addAll(List.of("--cluster-node-timeout", "2000"));
    all.addAll(List.of(options));
    try {
      return RedisServer.start(
          Ports.free(), Files.createTempDirectory("herald-redis"), all.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException("no directory for a node", e);
    }
  }

  private static boolean serves(RedisServer node) {
    try (Jedis jedis = new Jedis("127.0.0.1", node.port())) {
      String info = jedis.clusterInfo();
      return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3");
    }
  }

  public List<RedisServer> masters() {
    return masters;
  }

  /// The master that has a key's slot.
  public RedisServer ownerOf(String key) {
    return masters.get(slot(key) * masters.size() / SLOTS);
  }

  /// Moves a key with its slot to the next master.
  public void move(String key) {
    RedisServer from = ownerOf(key);
    RedisServer to = masters.get((masters.indexOf(from) + 1) % masters.size());
    try (Jedis source = new Jedis("127.0.0.1", from.port());
        Jedis target = new Jedis("127.0.0.1", to.port())) {
      String owner = target.clusterMyId();
      target.clusterSetSlotImporting(slot(key), source.clusterMyId());
      source.clusterSetSlotMigrating(slot(key), owner);
      source.migrate("127.0.0.1", to.port(), key, 0, 5_000);
      target.clusterSetSlotNode(slot(key), owner);
      source.clusterSetSlotNode(slot(key), owner);
    }
  }

  private static int slot(String key) {
    return JedisClusterCRC16.getSlot(key);
  }

  public String uri() {
    return masters.stream()
        .map(node -> "127.0.0.1:" + node.port())
        .collect(Collectors.joining(",", "redis-cluster://", ""));
  }

  @Override
  public void close() {
    masters.forEach(RedisServer::close);
  }
}
