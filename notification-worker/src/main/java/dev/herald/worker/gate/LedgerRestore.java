package dev.herald.worker.gate;

import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// Puts ends back into the ledger. What is there stays, but that a delivery was delivered always
/// counts. Idempotent; ends older than the retention are left out.
public final class LedgerRestore {
  private final UnifiedJedis redis;
  private final LedgerProperties properties;
  private final Clock clock;

  public LedgerRestore(UnifiedJedis redis, LedgerProperties properties, Clock clock) {
    this.redis = redis;
    this.properties = properties;
    this.clock = clock;
  }

  /// Puts back the ends among these outcomes, in one round trip.
  public void put(List<OutcomeRecord> told) {
    Instant oldest = clock.instant().minus(properties.retention());
    try (AbstractPipeline pipeline = redis.pipelined()) {
      Set<String> ends = new HashSet<>();
      for (OutcomeRecord each : told) {
        if (each.delivery() != null && each.outcome().isTerminal() && each.at().isAfter(oldest)) {
          ends.add(put(pipeline, each));
        }
      }
      long lasting = LedgerKeys.generation(properties.retention()).multipliedBy(6).toMillis();
      ends.forEach(key -> pipeline.pexpire(key, lasting));
      pipeline.sync();
    } catch (JedisException e) {
      throw new LedgerUnavailableException(e);
    }
  }

  private String put(AbstractPipeline pipeline, OutcomeRecord told) {
    LedgerKeys keys = LedgerKeys.of(Objects.requireNonNull(told.delivery()));
    String key = keys.endsAt(told.at().toEpochMilli(), properties.retention());
    String end = SettledFormat.write(told.outcome(), told.at());
    if (told.outcome() instanceof Outcome.Delivered) {
      pipeline.hset(key, keys.field(), end);
    } else {
      pipeline.hsetnx(key, keys.field(), end);
    }
    return key;
  }
}
