package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisCollapseIT {
  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);
  private final RedisCollapse collapse = new RedisCollapse(redis, coalescer, Duration.ofDays(7));

  @AfterEach
  void empty() {
    redis.configSet("maxmemory", "0");
    redis.flushAll();
  }

  @AfterAll
  void stop() {
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void newest_isTheLatestPublishedInWhateverOrderTheyAreEntered() {
    collapse.enter("k", "new", 2_000);
    collapse.enter("k", "old", 1_000);

    assertThat(collapse.newest("k")).contains("new");
  }

  @Test
  void wipedRedis_knowsAgainWhatWasEnteredLately() {
    collapse.enter("k", "new", 2_000);
    redis.flushAll();

    collapse.writeAgain();

    assertThat(collapse.newest("k")).contains("new");
  }

  @Test
  void keyThatNobodyEntered_hasNoNewest() {
    collapse.enter("k", "e", 1);

    assertThat(collapse.newest("other")).isEmpty();
  }

  @Test
  void eventThatComesAgain_keepsItsFirstTime() {
    collapse.enter("k", "a", 1_000);
    collapse.enter("k", "b", 2_000);
    collapse.enter("k", "a", 3_000);

    assertThat(collapse.newest("k")).contains("b");
  }

  @Test
  void equalTimes_areDecidedByTheIdInEitherOrder() {
    collapse.enter("k", "b", 1_000);
    collapse.enter("k", "a", 1_000);
    collapse.enter("l", "a", 1_000);
    collapse.enter("l", "b", 1_000);

    assertThat(collapse.newest("k")).isEqualTo(collapse.newest("l")).contains("b");
  }

  @Test
  void keyWithVeryManyEvents_keepsTheNewestHundred() {
    for (int i = 0; i < 150; i++) {
      collapse.enter("k", "e" + i, i);
    }
    collapse.enter("k", "e0", 0);

    assertThat(collapse.newest("k")).contains("e149");
    assertThat(redis.zcard("herald:s:k")).isEqualTo(100);
  }

  @Test
  void key_isForgottenAfterTheRetention() {
    collapse.enter("k", "e", 1);

    assertThat(redis.pttl("herald:s:k")).isBetween(1L, Duration.ofDays(7).toMillis());
  }

  @Test
  void redisThatRefusesToWrite_isLostAndNotAnEventThatWasEntered() {
    redis.configSet("maxmemory", "1");

    assertThatThrownBy(() -> collapse.enter("k", "e", 1))
        .isInstanceOf(LedgerUnavailableException.class);
  }

  @Test
  void redisThatIsAway_isLostAndLaterServesAgain() {
    try (RedisServer own = RedisServer.start();
        RedisClient client = RedisClient.create(own.uri());
        Coalescer asking = Coalescers.on(client)) {
      Collapse away = new RedisCollapse(client, asking, Duration.ofDays(7));
      own.kill();

      assertThatThrownBy(() -> away.enter("k", "e", 1))
          .isInstanceOf(LedgerUnavailableException.class);
      assertThatThrownBy(() -> away.newest("k")).isInstanceOf(LedgerUnavailableException.class);

      own.restart();
      away.enter("k", "e", 1);
      assertThat(away.newest("k")).contains("e");
    }
  }
}
