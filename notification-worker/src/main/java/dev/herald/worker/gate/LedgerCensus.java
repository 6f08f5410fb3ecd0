package dev.herald.worker.gate;

import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;

/// Estimates how many ends the ledger remembers: counts those in some buckets taken at random and
/// extrapolates, since counting all would ask Redis some hundred thousand questions. Good to a few
/// percent when many conversations are spoken to, and a guess when few are.
final class LedgerCensus {
  /// In all generations that make 768 questions to Redis.
  static final int SAMPLE = 128;

  private static final int GENERATIONS = 6;
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);

  private final Coalescer redis;
  private final LedgerProperties properties;
  private final IntSupplier buckets;
  private final Clock clock;

  /// Makes one.
  ///
  /// @param buckets names the bucket to look at next
  LedgerCensus(Coalescer redis, LedgerProperties properties, IntSupplier buckets, Clock clock) {
    this.redis = redis;
    this.properties = properties;
    this.buckets = buckets;
    this.clock = clock;
  }

  /// Asks Redis.
  double ends() {
    long generation = LedgerKeys.generation(properties.remembered()).toMillis();
    long now = clock.millis() / generation;
    List<Answer<Long>> counts = new ArrayList<>(SAMPLE * GENERATIONS);
    for (int i = 0; i < SAMPLE; i++) {
      String ends = LedgerKeys.endsOf(buckets.getAsInt());
      for (int age = 0; age < GENERATIONS; age++) {
        counts.add(redis.ask(Command.of(COMMANDS.hlen(ends + (now - age)))));
      }
    }
    long found = counts.stream().mapToLong(Answer::await).sum();
    return (double) found * LedgerKeys.BUCKETS / SAMPLE;
  }
}
