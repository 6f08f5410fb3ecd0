package dev.herald.worker.gate;

import dev.herald.conversation.KnownMarks;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;

/// Refuses claims while the ledger may have lost what it knew, or this worker may be taken for
/// dead.
///
/// The marks that vouch for the ledger are lost and go back together with it; they are asked along
/// with a claim, though not more often than every [#OFTEN].
public final class LedgerWatch implements Sentry {
  /// The key of the marks: up to which outcomes the ledger knows what was told.
  public static final String MARKS = "herald:ledger:2";

  private static final Duration OFTEN = Duration.ofMillis(50);
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);

  private final Coalescer redis;
  private final Liveness liveness;
  private final LongSupplier nanos;
  private final KnownMarks known = new KnownMarks();
  private final AtomicLong askedAt;
  private volatile boolean complete;

  LedgerWatch(Coalescer redis, Liveness liveness, LongSupplier nanos) {
    this.redis = redis;
    this.liveness = liveness;
    this.nanos = nanos;
    this.askedAt = new AtomicLong(nanos.getAsLong() - OFTEN.toNanos());
  }

  /// The marks as this worker last saw them.
  public KnownMarks known() {
    return known;
  }

  public boolean isComplete() {
    return complete;
  }

  /// Says whether Redis holds every end that was told.
  public void complete(boolean holdsAll) {
    complete = holdsAll;
  }

  @Override
  public void vouch() {
    if (!complete) {
      throw new LedgerUnavailableException("the ledger is being compared with what was told");
    }
    if (!liveness.holds()) {
      throw new LedgerUnavailableException("this worker's sign of life ran out; it is renewed");
    }
  }

  @Override
  public Answer<Boolean> asking() {
    long last = askedAt.get();
    long now = nanos.getAsLong();
    if (now - last < OFTEN.toNanos() || !askedAt.compareAndSet(last, now)) {
      return Answer.of(true);
    }
    KnownMarks before = known.copy();
    return redis
        .ask(Command.of(COMMANDS.hgetAll(MARKS)))
        .orThrow(LedgerUnavailableException::new)
        .map(fields -> judge(before, fields));
  }

  private Boolean judge(KnownMarks before, Map<String, String> fields) {
    @Nullable Map<Integer, Long> offsets = RedisMirrorMarks.offsets(fields);
    if (offsets == null || !before.areCoveredBy(offsets)) {
      complete = false;
      throw new LedgerUnavailableException("Redis lost what the ledger knew; it is rebuilt");
    }
    return true;
  }

  @Override
  public boolean isDead(String owner) {
    try {
      return liveness.isDead(owner);
    } catch (JedisException e) {
      throw new LedgerUnavailableException(e);
    }
  }
}
