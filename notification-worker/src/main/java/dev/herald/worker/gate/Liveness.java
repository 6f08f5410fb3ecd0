package dev.herald.worker.gate;

import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/// The sign of life of this worker in Redis, and what it sees of others'. The claims of a worker
/// whose sign is gone are taken over at once instead of after their leases; so a worker that could
/// not renew its own, because Redis was away or the process stood still, must not send.
public final class Liveness implements SmartLifecycle {
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);
  private static final String KEY = "herald:w:";

  /// How often the sign is renewed, how long it lasts without, how much of that is not relied upon,
  /// and how long another's must be missing: after an outage of Redis everyone's is, for a moment.
  record Rhythm(Duration renewed, Duration lasts, Duration margin, Duration missing) {
    static final Rhythm USUAL =
        new Rhythm(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2));

    /// So long after its last sign of life nobody can have taken a worker for dead.
    Duration reliedUpon() {
      return lasts.minus(margin);
    }
  }

  private final Coalescer redis;
  private final String owner;
  private final Rhythm rhythm;
  private final LongSupplier nanos;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Map<String, Long> missingSince = new ConcurrentHashMap<>();
  private volatile long aliveUntil;
  private @Nullable Thread thread;

  /// Makes one.
  ///
  /// @param nanos a monotonic clock that goes on while the process stands still
  Liveness(Coalescer redis, String owner, Rhythm rhythm, LongSupplier nanos) {
    this.redis = redis;
    this.owner = owner;
    this.rhythm = rhythm;
    this.nanos = nanos;
    this.aliveUntil = nanos.getAsLong();
  }

  /// Whether nobody can have taken this worker for dead yet.
  public boolean holds() {
    return aliveUntil - nanos.getAsLong() > 0;
  }

  /// Whether another worker is dead. Asks Redis.
  boolean isDead(String other) {
    boolean there = redis.ask(Command.of(COMMANDS.exists(KEY + other))).await();
    if (there) {
      missingSince.remove(other);
      return false;
    }
    long since = missingSince.computeIfAbsent(other, _ -> nanos.getAsLong());
    return nanos.getAsLong() - since >= rhythm.missing().toNanos();
  }

  /// Renews the sign once.
  void renew() {
    long asked = nanos.getAsLong();
    SetParams lasting = SetParams.setParams().px(rhythm.lasts().toMillis());
    redis.ask(Command.of(COMMANDS.set(KEY + owner, "1", lasting))).await();
    aliveUntil = asked + rhythm.reliedUpon().toNanos();
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().daemon().name("liveness").start(this::run);
  }

  private void run() {
    try {
      do {
        tryRenew();
      } while (!stopped.await(rhythm.renewed().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryRenew() {
    try {
      renew();
    } catch (JedisException _) {
      // Readiness says that Redis is away; without the sign nothing is sent.
    }
  }

  /// Before whatever sends, so that it stops after it.
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE / 2;
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return thread != null && thread.isAlive();
  }
}
