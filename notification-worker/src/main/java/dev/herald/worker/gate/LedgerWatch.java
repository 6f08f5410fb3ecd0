package dev.herald.worker.gate;

import dev.herald.conversation.KnownMarks;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import java.time.Duration;
import java.util.Map;
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
  private volatile boolean complete;
  private volatile @Nullable Inquiry latest;

  LedgerWatch(Coalescer redis, Liveness liveness, LongSupplier nanos) {
    this.redis = redis;
    this.liveness = liveness;
    this.nanos = nanos;
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

  /// Who asks soon after another shares its answer, also while that is on its way: of many that
  /// wake together after a halt none may take another's question for an answer.
  @Override
  public Answer<Boolean> asking() {
    Inquiry last = latest;
    return last != null && last.isRecent() ? last : ask();
  }

  private synchronized Inquiry ask() {
    Inquiry last = latest;
    if (last != null && last.isRecent()) {
      return last;
    }
    Inquiry next = new Inquiry();
    latest = next;
    return next;
  }

  /// A look at the marks, and what it says to everybody who relies on it.
  private final class Inquiry implements Answer<Boolean> {
    private final long asked = nanos.getAsLong();
    private final KnownMarks before = known.copy();
    private final Answer<Map<String, String>> marks =
        redis.ask(Command.of(COMMANDS.hgetAll(MARKS))).orThrow(LedgerUnavailableException::new);
    private volatile @Nullable Boolean sound;

    boolean isRecent() {
      return nanos.getAsLong() - asked < OFTEN.toNanos();
    }

    @Override
    public Boolean await() {
      Boolean verdict = sound;
      if (verdict == null) {
        verdict = judge(marks.await());
        sound = verdict;
      }
      if (!verdict) {
        throw new LedgerUnavailableException("Redis lost what the ledger knew; it is rebuilt");
      }
      return true;
    }

    private boolean judge(Map<String, String> fields) {
      @Nullable Map<Integer, Long> offsets = RedisMirrorMarks.offsets(fields);
      boolean covers = offsets != null && before.areCoveredBy(offsets);
      if (!covers) {
        complete = false;
      }
      return covers;
    }
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
