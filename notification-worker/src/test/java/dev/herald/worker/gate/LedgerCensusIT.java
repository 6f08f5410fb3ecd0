package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Outcome;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class LedgerCensusIT {
  private static final Duration RETENTION = Duration.ofDays(7);

  @Test
  void whatASampleHoldsIsTakenForAllBuckets() {
    try (RedisServer server = RedisServer.start();
        RedisClient redis = RedisClient.create(server.uri());
        Coalescer coalescer = Coalescers.on(redis)) {
      LedgerProperties properties = new LedgerProperties(Duration.ofMinutes(1), RETENTION);
      RedisLedger ledger =
          new RedisLedger(coalescer, "one", properties, new Trusting(), Clock.systemUTC());
      // The buckets 48 to 57, by the hashes of these names.
      for (int i = 0; i < 10; i++) {
        ledger.claim("e~" + i);
        ledger.settle("e~" + i, new Outcome.Delivered(List.of()));
      }

      PrimitiveIterator.OfInt buckets = IntStream.iterate(0, i -> i + 1).iterator();
      LedgerCensus census =
          new LedgerCensus(coalescer, properties, buckets::nextInt, Clock.systemUTC());

      assertThat(census.ends()).isEqualTo(10.0 * LedgerKeys.BUCKETS / LedgerCensus.SAMPLE);
      assertThat(census.ends()).isZero();
    }
  }
}
