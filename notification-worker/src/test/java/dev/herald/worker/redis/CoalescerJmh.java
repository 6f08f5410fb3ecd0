package dev.herald.worker.redis;

import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.redis.Command;
import dev.herald.testing.RedisServer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;

/// A question of each of a thousand virtual threads to a real Redis: together, and each by itself.
@State(Scope.Benchmark)
public class CoalescerJmh {
  private static final int THREADS = 1_000;

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);
  private final CommandObjects commands = new CommandObjects(RedisProtocol.RESP3);

  @Setup
  public void fill() {
    redis.set("key", "value");
  }

  @Benchmark
  @OperationsPerInvocation(THREADS)
  public void together() {
    inThreads(() -> coalescer.ask(Command.of(commands.get("key"))).await());
  }

  @Benchmark
  @OperationsPerInvocation(THREADS)
  public void alone() {
    inThreads(() -> redis.get("key"));
  }

  private static void inThreads(Runnable asking) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < THREADS; i++) {
        threads.execute(asking);
      }
    }
  }

  @TearDown
  public void close() {
    coalescer.close();
    redis.close();
    server.close();
  }
}
