package dev.herald.worker.lanes;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The owner: one platform thread from start to stop, with one consumer after the other should one
/// break. Started and stopped once.
public final class Engine {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);
  private static final long AGAIN_NANOS = 1_000_000_000;
  private static final long HELD_NANOS = 100_000_000;
  private static final long SNAPSHOT_NANOS = 250_000_000;

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Session.Shared shared;
  private final Duration drain;
  private final BooleanSupplier held;
  private final Thread owner = Thread.ofPlatform().name("lanes").unstarted(this::own);
  private volatile boolean stopping;
  private volatile LanesSnapshot snapshot = LanesSnapshot.NOTHING;
  private long snapshotNanos;

  /// Makes an engine.
  ///
  /// @param consumers makes a consumer; may fail while no broker's name resolves
  /// @param drain how long steps under way may take to end when it stops
  /// @param held whether it must be out of its group for now
  Engine(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Session.Shared shared,
      Duration drain,
      BooleanSupplier held) {
    this.consumers = consumers;
    this.shared = shared;
    this.drain = drain;
    this.held = held;
  }

  void start() {
    owner.start();
  }

  /// Begins nothing new from now on, and ends what is under way.
  ///
  /// @param ended called when all is over, on another thread
  void stop(Runnable ended) {
    stopping = true;
    LockSupport.unpark(owner);
    Thread.ofVirtual()
        .name("lanes-stop")
        .start(() -> {
          awaitEnd();
          ended.run();
        });
  }

  boolean isRunning() {
    return owner.isAlive();
  }

  /// How it was at most a second ago. Any thread may ask.
  public LanesSnapshot snapshot() {
    return snapshot;
  }

  private void awaitEnd() {
    try {
      owner.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void own() {
    while (!stopping) {
      if (held.getAsBoolean()) {
        LockSupport.parkNanos(HELD_NANOS);
        continue;
      }
      try {
        with(consumers.get());
      } catch (KafkaException e) {
        log.atWarn()
            .addKeyValue("why", e.toString())
            .addKeyValue("next_step", "a new consumer in 1 s")
            .log("The consumer is of no use any more");
        LockSupport.parkNanos(AGAIN_NANOS);
      } catch (RuntimeException bug) {
        log.atError().setCause(bug).log("The engine broke; it begins anew in 1 s");
        LockSupport.parkNanos(AGAIN_NANOS);
      }
    }
  }

  private void with(Consumer<byte[], byte[]> consumer) {
    Session session = new Session(consumer, shared);
    try {
      session.begin();
      while (!stopping && !held.getAsBoolean()) {
        session.round();
        take(session);
      }
      if (!stopping) {
        session.handBack();
        return;
      }
      shared.lanes().stop();
      session.drain(drain);
    } finally {
      session.abandon();
      consumer.close(CloseOptions.timeout(CLOSE_WAIT));
      snapshot = LanesSnapshot.NOTHING;
    }
  }

  private void take(Session session) {
    long now = shared.nanos().getAsLong();
    if (now - snapshotNanos >= SNAPSHOT_NANOS) {
      snapshotNanos = now;
      snapshot = session.snapshot();
    }
  }
}
