package dev.herald.worker.delay;

import static dev.herald.worker.delay.Records.after;
import static dev.herald.worker.delay.Records.back;
import static dev.herald.worker.delay.Records.delivery;
import static dev.herald.worker.delay.Records.fresh;
import static dev.herald.worker.delay.Records.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import dev.herald.worker.settle.ReceivedDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

/// Who goes on a detour, who follows and when it is over, whoever owns the partition.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetoursIT {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
  private static final TopicPartition OUT = new TopicPartition("delays.10s", 0);
  private static final Duration KEPT = Duration.ofDays(7);

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);
  private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
  private final Detours detours = owner();

  @BeforeEach
  void empty() {
    redis.flushAll();
    detours.take(List.of(0));
    sent.clear();
  }

  @AfterAll
  void stop() {
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void whatComesBehind_followsOnTheSameTopicForTheSameTime() {
    detours.lead(fresh("a"), Duration.ofMinutes(15), after(2));

    assertThat(detours.follow(fresh("b"))).isTrue();
    assertThat(sent).extracting(ProducerRecord::topic).containsOnly("delays.10m");
    assertThat(sent).extracting(each -> back(each).round()).containsExactly(1L, 1L);
    assertThat(sent)
        .extracting(each -> back(each).due())
        .containsOnly(CLOCK.instant().plus(Duration.ofMinutes(10)));
    assertThat(sent).extracting(each -> back(each).baggage().attempts()).containsExactly(2, 0);
  }

  @Test
  void whatCameBack_goesOnAndWhatIsStillUnderWayHasTheRestFollow() {
    detours.lead(fresh("a"), Duration.ofMinutes(1), after(0));
    detours.follow(fresh("b"));

    assertThat(detours.follow(returned(0))).isFalse();
    detours.over(returned(0));
    assertThat(detours.follow(fresh("c"))).as("b is not back yet").isTrue();
  }

  @Test
  void detour_isOverWithItsLast() {
    detours.lead(fresh("a"), Duration.ofMinutes(1), after(0));
    detours.follow(fresh("b"));

    detours.over(returned(0));
    detours.over(returned(1));

    assertThat(detours.follow(fresh("c"))).isFalse();
    assertThat(redis.keys("herald:detours:*")).isEmpty();
  }

  /// Who plans may die before its offset is committed, and then the next one plans it again.
  @Test
  void whatWasPlannedTwiceAndIsAlsoTheLast_doesNotEndItForThoseInBetween() {
    detours.lead(fresh("a"), Duration.ofMinutes(1), after(0));
    detours.follow(fresh("b"));
    detours.follow(fresh("a"));

    detours.over(returned(0));
    assertThat(detours.follow(fresh("c"))).as("b is not back yet").isTrue();
    detours.over(returned(1));
    detours.over(returned(2));
    detours.over(returned(3));
    assertThat(detours.follow(fresh("d"))).isFalse();
  }

  @Test
  void whoHasToWaitAgain_isFollowedByThoseThatCameBackBehindIt() {
    detours.lead(fresh("a"), Duration.ofMinutes(1), after(0));
    detours.follow(fresh("b"));

    detours.lead(returned(0), Duration.ofHours(2), after(0));

    assertThat(detours.follow(returned(1))).isTrue();
    assertThat(sent.getLast().topic()).isEqualTo("delays.1h");
    assertThat(back(sent.getLast()).round()).isEqualTo(2);
  }

  @Test
  void whoWasOnNone_doesNotOvertakeThoseThatAreNotBackYetThoughTheFirstWaitsAgain() {
    detours.lead(fresh("a"), Duration.ofMinutes(1), after(0));
    detours.follow(fresh("b"));
    detours.lead(returned(0), Duration.ofHours(2), after(0));

    detours.follow(fresh("c"));
    detours.follow(returned(1));
    detours.follow(returned(3));
    detours.follow(fresh("d"));

    assertThat(sent)
        .extracting(each -> back(each).round() + "/" + back(each).place())
        .containsExactly("1/1", "1/2", "2/1", "1/3", "2/2", "2/3", "2/4");
  }

  @Test
  void nextOwner_knowsOfAllDetoursThatAreNotOver() {
    detours.lead(fresh("a"), Duration.ofMinutes(1), after(0));
    detours.follow(fresh("b"));
    detours.lead(returned(0), Duration.ofHours(2), after(0));

    Detours next = owner();
    next.take(List.of(0));

    assertThat(next.follow(fresh("c"))).isTrue();
    assertThat(back(sent.getLast()).round()).as("behind b").isEqualTo(1);
    assertThat(next.follow(returned(1))).isTrue();
    assertThat(back(sent.getLast()).round()).as("behind a").isEqualTo(2);
  }

  /// What is read again after a crash may be older than a detour that has the same number.
  @Test
  void whatCameBackOfAnEarlierDetour_followsOneWithTheSameNumber() {
    detours.lead(fresh("a"), Duration.ofMinutes(1), after(0));
    detours.over(returned(0));
    detours.lead(fresh("b"), Duration.ofMinutes(15), after(0));

    assertThat(detours.follow(returned(0))).isTrue();
    assertThat(detours.follow(returned(1))).isFalse();
  }

  @Test
  void nextOwner_knowsOfIt() {
    detours.lead(fresh("a"), Duration.ofMinutes(1), after(0));

    Detours next = owner();
    next.take(List.of(0));

    assertThat(next.follow(fresh("b"))).isTrue();
    assertThat(next.follow(received("deliveries.urgent", delivery("b"))))
        .as("of another priority")
        .isFalse();
  }

  @Test
  void nextOwner_knowsOfItThoughRedisWasWiped() {
    detours.lead(fresh("a"), Duration.ofMinutes(1), after(0));
    redis.flushAll();
    detours.writeAgain();

    Detours next = owner();
    next.take(List.of(0));

    assertThat(next.follow(fresh("b"))).isTrue();
  }

  @Test
  void whoHasThePartitionNoMore_writesNothingOfItAgain() {
    detours.lead(fresh("a"), Duration.ofMinutes(1), after(0));
    detours.leave(List.of(0));
    redis.flushAll();

    detours.writeAgain();

    assertThat(redis.dbSize()).isZero();
  }

  private Detours owner() {
    return new Detours(
        coalescer,
        KEPT,
        message -> {
          sent.add(message);
          return CompletableFuture.completedFuture(new RecordMetadata(OUT, 0, 0, 0, 0, 0));
        },
        CLOCK);
  }

  private ReceivedDelivery returned(int index) {
    return Records.returned(sent.get(index), index == 0 ? "a" : "b");
  }
}
