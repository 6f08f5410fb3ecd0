package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

/// What may have been sent by who died when Redis was wiped.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostTracesIT {
  private static final TopicPartition PARTITION = new TopicPartition("deliveries.normal", 3);
  private static final Duration HOUR = Duration.ofHours(1);

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);
  private final Instant now = Instant.now();

  @BeforeEach
  void wipe() {
    redis.flushAll();
  }

  @AfterAll
  void stop() {
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void sentByWhoDiedWithoutNotingIt_mayBeHiddenFromTheNextOwner() {
    LostTraces living = traces(now);
    assertThat(living.isLost("run-1", true)).isTrue();
    living.note();

    living.take(List.of(PARTITION));

    assertThat(living.mayHide(PARTITION, now.minusSeconds(1))).isTrue();
    assertThat(living.mayHide(PARTITION, now.plus(HOUR))).as("written after the loss").isFalse();
  }

  @Test
  void partitionOfAWorkerThatLives_hidesNothingButWhatItHadFromOthers() {
    LostTraces living = traces(now.minus(HOUR));
    living.take(List.of(PARTITION));
    living.isLost("run-1", true);
    living.note();

    LostTraces heir = traces(now);
    heir.take(List.of(PARTITION));

    assertThat(heir.mayHide(PARTITION, now.minusSeconds(1))).isFalse();
    assertThat(living.mayHide(PARTITION, now.minusSeconds(1))).isFalse();
    assertThat(heir.mayHide(PARTITION, now.minus(HOUR).minusSeconds(1))).isTrue();
  }

  @Test
  void whoSeesALossThatAnotherSawFirst_notesItsPartitionsToo() {
    LostTraces late = traces(now.minus(HOUR));
    late.take(List.of(PARTITION));
    traces(now).isLost("run-1", true);

    assertThat(late.isLost("run-1", false)).isTrue();
    late.note();

    LostTraces heir = traces(now);
    heir.take(List.of(PARTITION));
    assertThat(heir.mayHide(PARTITION, now.minusSeconds(1))).isFalse();
  }

  @Test
  void restartWithoutALoss_hidesNothing() {
    LostTraces one = traces(now);
    assertThat(one.isLost("run-1", false)).isFalse();

    one.take(List.of(PARTITION));

    assertThat(one.mayHide(PARTITION, now.minusSeconds(1))).isFalse();
  }

  @Test
  void lossOfAnEarlierRun_isForgottenWithTheNextOne() {
    LostTraces one = traces(now.minus(HOUR));
    one.take(List.of(PARTITION));
    one.isLost("run-1", true);
    one.note();

    traces(now).isLost("run-2", true);

    LostTraces heir = traces(now);
    heir.take(List.of(PARTITION));
    assertThat(heir.mayHide(PARTITION, now.minusSeconds(1))).isTrue();
  }

  @Test
  void plannedBetweenTheFirstLookAtAWipedRedisAndTheDiscoveryOfTheLoss_isNotHidden() {
    LostTraces starting = traces(now);
    Instant planned = afterTheFirstLook(starting);
    starting.arrive("run-1");
    starting.isLost("run-1", true);

    starting.take(List.of(PARTITION));

    assertThat(starting.mayHide(PARTITION, planned)).isFalse();
    assertThat(starting.mayHide(PARTITION, now.minusSeconds(1))).isTrue();
  }

  @Test
  void plannedAfterALoss_isNotHiddenByWhoTookThePartitionOverBeforeItNotedTheLoss() {
    Instant planned = afterTheFirstLook(traces(now));
    LostTraces heir = traces(planned.plusSeconds(1));
    heir.take(List.of(PARTITION));
    heir.isLost("run-1", true);

    heir.note();

    LostTraces next = traces(planned.plusSeconds(2));
    next.take(List.of(PARTITION));
    assertThat(heir.mayHide(PARTITION, planned)).isFalse();
    assertThat(next.mayHide(PARTITION, planned)).isFalse();
    assertThat(heir.mayHide(PARTITION, now.minusSeconds(1))).isTrue();
    assertThat(next.mayHide(PARTITION, now.minusSeconds(1))).isTrue();
  }

  @Test
  void lostByALaterRun_mayBeHiddenThoughItIsYoungerThanTheFirstLookAtAnEarlierOne() {
    LostTraces one = traces(now);
    Instant sent = afterTheFirstLook(one);

    one.arrive("run-2");
    one.isLost("run-2", true);
    one.take(List.of(PARTITION));

    assertThat(one.mayHide(PARTITION, sent)).isTrue();
  }

  @Test
  void lostByAWipeWithoutARestart_mayBeHiddenThoughItIsYoungerThanTheFirstLook() {
    LostTraces one = traces(now);
    Instant sent = afterTheFirstLook(one);
    redis.flushAll();

    one.arrive("run-1");
    one.isLost("run-1", true);
    one.take(List.of(PARTITION));

    assertThat(one.mayHide(PARTITION, sent)).isTrue();
  }

  /// A moment after that look, and before whatever follows.
  private Instant afterTheFirstLook(LostTraces one) {
    one.arrive("run-1");
    Instant moment = redisTime();
    await().until(() -> redisTime().isAfter(moment));
    return moment;
  }

  private Instant redisTime() {
    Object millis =
        redis.eval("local t = redis.call('TIME') return t[1] * 1000 + math.floor(t[2] / 1000)");
    return Instant.ofEpochMilli(((Number) millis).longValue());
  }

  private LostTraces traces(Instant at) {
    return new LostTraces(coalescer, Clock.fixed(at, ZoneOffset.UTC));
  }
}
