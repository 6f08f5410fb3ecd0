package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Outcome;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;

/// What a delivered notification costs Redis, by its own account.
class LedgerSizeIT {
  private static final Logger log = LoggerFactory.getLogger(LedgerSizeIT.class);
  private static final int PART = 1_000;
  private static final int MOST_BYTES = 200;
  private static final Pattern USED = Pattern.compile("used_memory:(\\d+)");

  @Test
  @Tag("long")
  void deliveredNotification_costsAtMost200Bytes() {
    assertSmall(200_000);
  }

  @Test
  @Tag("bench")
  void deliveredNotification_costsAtMost200BytesAmongAMillion() {
    assertSmall(1_000_000);
  }

  private static void assertSmall(int deliveries) {
    try (RedisServer server = RedisServer.start();
        RedisClient redis = RedisClient.create(server.uri());
        Coalescer coalescer = Coalescers.on(redis)) {
      RedisLedger ledger =
          new RedisLedger(
              coalescer,
              "one",
              new LedgerProperties(Duration.ofMinutes(1), Duration.ofDays(7)),
              new Trusting(),
              Clock.systemUTC());
      long before = used(redis);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        IntStream.range(0, deliveries / PART)
            .forEach(part -> threads.execute(() -> deliver(ledger, part)));
      }
      long each = (used(redis) - before) / deliveries;

      log.atInfo().addKeyValue("bytes_each", each).log("A delivered notification in the ledger");
      assertThat(each).isBetween(1L, (long) MOST_BYTES);
      assertThat(ledger.claim(id(4_711))).isInstanceOf(Claim.Settled.class);
    }
  }

  private static void deliver(RedisLedger ledger, int part) {
    for (int i = part * PART; i < (part + 1) * PART; i++) {
      ledger.claim(id(i));
      ledger.settle(id(i), new Outcome.Delivered(List.of("17640123" + i)));
    }
  }

  private static String id(int i) {
    return "order-%07d-shipped~%012d".formatted(i, i % 50_000);
  }

  private static long used(RedisClient redis) {
    Matcher used = USED.matcher(redis.info("memory"));
    assertThat(used.find()).isTrue();
    return Long.parseLong(used.group(1));
  }
}
