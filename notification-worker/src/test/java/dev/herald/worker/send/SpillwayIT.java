package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import dev.herald.notification.IfUnknown;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.MutableClock;
import dev.herald.testing.RedisServer;
import dev.herald.worker.delay.Detours;
import dev.herald.worker.gate.clearance.Clearance;
import dev.herald.worker.lanes.Admission;
import dev.herald.worker.lanes.Progress;
import dev.herald.worker.settle.ReceivedDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

/// Which waits are spent on a topic, and which in a lane.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpillwayIT {
  private static final TopicPartition OUT = new TopicPartition("delays.10s", 0);
  private static final Duration AFTER = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Admission HELD = new Place(true, false);
  private static final ReceivedDelivery DELIVERY = delivery();

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);
  private final List<String> went = new ArrayList<>();
  private MutableClock clock = new MutableClock();
  private Spillway spillway = spillway();

  private record Place(boolean isHeld, boolean isCrowded) implements Admission {
    @Override
    public boolean enter(String host) {
      return true;
    }

    @Override
    public <T> T away(Supplier<T> exchange) {
      return exchange.get();
    }

    @Override
    public Consumer<Duration> bell() {
      return _ -> {};
    }
  }

  @BeforeEach
  void begin() {
    redis.flushAll();
    went.clear();
    clock = new MutableClock();
    spillway = spillway();
  }

  @AfterAll
  void stop() {
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void shortWaits_areSpentInTheLane() {
    assertThat(wait("conversation-window", Duration.ofSeconds(30), HELD))
        .isEqualTo(new Progress.Park(Duration.ofSeconds(30)));
    assertThat(went).isEmpty();
  }

  @Test
  void longWaitsOfAConversation_areSpentOnATopic() {
    assertThat(wait("retry-after", Duration.ofMinutes(12), HELD)).isEqualTo(Progress.DONE);
    assertThat(went).containsExactly("delays.10m");
  }

  @Test
  void inACrowd_aSecondIsLong() {
    assertThat(wait("retry-after", Duration.ofSeconds(2), new Place(true, true)))
        .isEqualTo(Progress.DONE);
  }

  @Test
  void whatWaitsForABudget_keepsItsPlaceInLine() {
    assertThat(wait("budget", Duration.ofHours(1), HELD))
        .isEqualTo(new Progress.Await(Duration.ofHours(1)));
    assertThat(went).isEmpty();
  }

  @Test
  void outage_isWaitedForInTheLaneAsLongAsNothingAtAllGetsThrough() {
    Attempts attempts = old();

    assertThat(outage(attempts)).isInstanceOf(Progress.Park.class);
    spillway.delivered();
    assertThat(outage(attempts)).isEqualTo(Progress.DONE);
    assertThat(went).containsExactly("delays.10s");
  }

  @Test
  void pause_isWaitedForOnATopicWhileOthersGoOn() {
    Attempts attempts = old();

    assertThat(spillway.pause(DELIVERY, attempts, HELD, LOOK)).isEqualTo(new Progress.Park(LOOK));
    spillway.delivered();
    assertThat(spillway.pause(DELIVERY, attempts, HELD, LOOK)).isEqualTo(Progress.DONE);
  }

  @Test
  void whatSomebodyElseHasNow_staysWhereItIs() {
    assertThat(wait("retry-after", Duration.ofHours(1), new Place(false, true)))
        .isInstanceOf(Progress.Park.class);
    assertThat(went).isEmpty();
  }

  private Progress wait(String reason, Duration left, Admission admission) {
    return spillway.hold(
        DELIVERY,
        Untried.at(clock.instant()),
        admission,
        new Clearance.NotBefore(clock.instant().plus(left), reason));
  }

  private Progress outage(Attempts attempts) {
    Clearance.NotBefore probe = new Clearance.NotBefore(clock.instant().plus(LOOK), "outage");
    return spillway.hold(DELIVERY, attempts, HELD, probe);
  }

  private Attempts old() {
    Attempts attempts = Untried.at(clock.instant());
    clock.advance(AFTER);
    return attempts;
  }

  private Spillway spillway() {
    Detours detours =
        new Detours(
            coalescer,
            Duration.ofDays(7),
            message -> {
              went.add(message.topic());
              return CompletableFuture.completedFuture(new RecordMetadata(OUT, 0, 0, 0, 0, 0));
            },
            clock);
    return new Spillway(detours, AFTER, clock);
  }

  private static ReceivedDelivery delivery() {
    Notification event =
        new Notification(
            "e",
            new Target.Conversation("19:a/b", Target.Narrowing.NONE),
            Message.Content.text("hi"),
            Priority.NORMAL,
            null,
            null,
            null,
            IfUnknown.RESEND,
            null,
            null);
    ConversationKey key = new ConversationKey("28:bot", "msteams", "t", "19:a/b");
    return new ReceivedDelivery(
        new ConsumerRecord<>("deliveries.normal", 0, 0, new byte[0], new byte[0]),
        Delivery.of(event, key));
  }
}
