package dev.herald.worker.gate;

import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import dev.herald.redis.Script;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;

/// Knows which deliveries may have been sent without leaving a trace. A Redis that was wiped forgot
/// what was under way. Workers that live write it again, and note that of the partitions they have;
/// whoever died before had no time to, so of a partition without a note all that is older than the
/// loss may have been sent, unless the ledger knows better.
///
/// A note says since when the worker had the partition, or when the loss was if that was earlier:
/// what is older may have been under way with whom it had it from. Safe for any number of threads;
/// the methods that ask Redis may throw [LedgerUnavailableException].
public final class LostTraces {
  private static final String KEY = "herald:traces";
  private static final String SINCE = "since";
  private static final Script ARRIVED = Script.beside(LostTraces.class, "arrived.lua");
  private static final Script FORGOTTEN = Script.beside(LostTraces.class, "forgotten.lua");
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);

  private final Coalescer redis;
  private final Clock clock;
  private final ConcurrentMap<TopicPartition, Tenure> tenures = new ConcurrentHashMap<>();

  /// How a partition is held.
  ///
  /// @param sinceMs since when
  /// @param boundMs what is older than that may have been sent; null while Redis was not asked
  private record Tenure(long sinceMs, @Nullable Long boundMs) {}

  public LostTraces(Coalescer redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /// These partitions came to this worker.
  public void take(Collection<TopicPartition> partitions) {
    long now = clock.millis();
    partitions.forEach(each -> tenures.put(each, new Tenure(now, null)));
  }

  /// They are not this worker's any more.
  public void leave(Collection<TopicPartition> partitions) {
    partitions.forEach(tenures::remove);
  }

  /// Whether a delivery that the ledger does not know may have been sent. To be asked by who holds
  /// its claim: then this worker has seen every loss so far.
  ///
  /// @param since when it was planned
  public boolean mayHide(TopicPartition partition, Instant since) {
    Tenure tenure = tenures.get(partition);
    return tenure != null && since.toEpochMilli() < bound(partition, tenure);
  }

  private long bound(TopicPartition partition, Tenure tenure) {
    if (tenure.boundMs() != null) {
      return tenure.boundMs();
    }
    long bound = earliest(ask(Command.of(COMMANDS.hmget(KEY, partition.toString(), SINCE))), 0);
    // Unless a loss was noticed meanwhile.
    tenures.replace(partition, tenure, new Tenure(tenure.sinceMs(), bound));
    return bound;
  }

  private static long earliest(List<String> millis, long otherwise) {
    return millis.stream()
        .filter(Objects::nonNull)
        .mapToLong(Long::parseLong)
        .min()
        .orElse(otherwise);
  }

  /// This run of Redis is there: whatever it lost, it had lost by now. Who looks before anything is
  /// planned keeps what is planned while nobody knows of the loss yet free of doubt.
  ///
  /// @param run names the run of Redis
  public void arrive(String run) {
    ask(ARRIVED.on(KEY, List.of(run)));
  }

  /// Redis may have lost something: what of that is not known again may be hidden, if it is older
  /// than the first look at that run.
  ///
  /// @param run names the run of Redis
  /// @param isMissed whether this worker misses something in it
  /// @return whether it has, be it that another worker missed it
  public boolean isLost(String run, boolean isMissed) {
    List<String> arguments = List.of(run, isMissed ? "1" : "0");
    return ask(FORGOTTEN.on(KEY, arguments)).equals("LOST");
  }

  /// All that this worker knew is in Redis again: notes that of the partitions that it has.
  public void note() {
    long loss = earliest(ask(Command.of(COMMANDS.hmget(KEY, SINCE))), Long.MAX_VALUE);
    tenures.keySet().forEach(each -> note(each, loss));
  }

  private void note(TopicPartition partition, long loss) {
    Tenure tenure =
        tenures.computeIfPresent(
            partition, (_, held) -> new Tenure(held.sinceMs(), Math.min(held.sinceMs(), loss)));
    if (tenure != null) {
      Map<String, String> note = Map.of(partition.toString(), String.valueOf(tenure.boundMs()));
      ask(Command.of(COMMANDS.hset(KEY, note)));
    }
  }

  private <T> T ask(Command<T> command) {
    return redis.ask(command).orThrow(LedgerUnavailableException::new).await();
  }
}
