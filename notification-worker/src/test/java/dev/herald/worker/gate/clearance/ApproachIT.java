package dev.herald.worker.gate.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Priority;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import dev.herald.testing.ShiftedClock;
import dev.herald.worker.gate.breaker.Signal;
import dev.herald.worker.gate.pace.Waiters;
import dev.herald.worker.gate.scope.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/// The parts together, as they are wired and configured.
class ApproachIT {
  private static final Duration LATE = Duration.ofMillis(200);

  private final RedisServer server = RedisServer.start();
  private final UnifiedJedis jedis =
      RedisClient.builder().hostAndPort("127.0.0.1", server.port()).build();
  private final Coalescer redis = Coalescers.on(jedis);
  private final ShiftedClock clock = new ShiftedClock();
  private final AnnotationConfigApplicationContext context =
      ClearanceContext.on(
          redis,
          clock,
          Map.of(
              "herald.pace.channels.quick.windows", "4/1m,8/2m",
              "herald.pace.channels.parted.windows", "2/100ms",
              "herald.pace.channels.spread.budget", "1/500ms"));

  @AfterEach
  void close() {
    context.close();
    redis.close();
    jedis.close();
    server.close();
  }

  @Test
  void whatAConversationMayNotHaveYet_waitsForItsWindow() {
    Clearances clearances = context.getBean(Clearances.class);
    // Whoever owned it before may have sent two of the four.
    go(clearances, passage("quick", 2));

    Clearance third = clearances.approach(Waiters.deaf("d")).enter(passage("quick", 1));

    assertThat(third).isInstanceOf(Clearance.NotBefore.class);
    assertThat(((Clearance.NotBefore) third).reason()).isEqualTo("conversation-window");
  }

  @Test
  void aChannelWithoutLimits_isNotPaced() {
    Clearances clearances = context.getBean(Clearances.class);
    for (int i = 0; i < 100; i++) {
      go(clearances, passage("directline", 1));
    }
  }

  @Test
  void moreActivitiesThanAWindowHolds_goInParts() {
    Approach approach = context.getBean(Clearances.class).approach(Waiters.deaf("d"));
    Clearance clearance =
        Awaitility.await()
            .until(() -> approach.enter(passage("parted", 3)), Clearance.Go.class::isInstance);
    Permit permit = ((Clearance.Go) clearance).permit();
    permit.answered(Signal.GOOD);
    assertThat(permit.hasRoom()).isTrue();
    permit.answered(Signal.GOOD);

    assertThat(permit.hasRoom()).isFalse();
  }

  @Test
  void aLongWait_isToldOnceForEachReason() {
    Approach approach = context.getBean(Clearances.class).approach(Waiters.deaf("d"));
    Instant now = Instant.now();
    Clearance.NotBefore wait = new Clearance.NotBefore(now.plusSeconds(60), "outage");

    assertThat(approach.isNews(wait, now)).isTrue();
    assertThat(approach.isNews(wait, now)).isFalse();
    assertThat(approach.isNews(new Clearance.NotBefore(now.plusSeconds(60), "budget"), now))
        .isTrue();
    assertThat(approach.isNews(new Clearance.NotBefore(now.plusSeconds(1), "retry-after"), now))
        .isFalse();
  }

  @Test
  void whoStillWaits_isToldSoWithoutAnotherQuestion() {
    Clearances clearances = context.getBean(Clearances.class);
    Clearance go = clearances.approach(Waiters.deaf("first")).enter(passage("directline", 1));
    ((Clearance.Go) go).permit().throttled(Duration.ofMinutes(1));
    Approach approach = clearances.approach(Waiters.deaf("second"));
    assertThat(approach.again()).isEmpty();
    assertThat(approach.enter(passage("directline", 1))).isInstanceOf(Clearance.NotBefore.class);
    approach.stepped(true);

    assertThat(approach.again().orElseThrow().reason()).isEqualTo("retry-after");
  }

  @Test
  void aPermitThatWasHeldUp_isNotUsedTogetherWithThoseSince_butTheSecondTimeItIs() {
    Approach approach = waitingForItsBudget();
    getsItsTurn(approach);
    clock.advance(LATE);

    Clearance late = approach.enter(passage("spread", 1));

    assertThat(late).isInstanceOf(Clearance.NotBefore.class);
    getsItsTurn(approach);
    clock.advance(LATE);
    assertThat(approach.enter(passage("spread", 1))).isInstanceOf(Clearance.Go.class);
  }

  @Test
  void aPermitOfAChannelWithoutBudget_doesNotAge() {
    Clearance clearance =
        context
            .getBean(Clearances.class)
            .approach(Waiters.deaf("d"))
            .enter(passage("directline", 1));
    clock.advance(LATE);

    assertThat(((Clearance.Go) clearance).permit().isFresh()).isTrue();
  }

  private Approach waitingForItsBudget() {
    Clearances clearances = context.getBean(Clearances.class);
    go(clearances, passage("spread", 1));
    Approach approach = clearances.approach(Waiters.deaf("late"));
    assertThat(approach.enter(passage("spread", 1))).isInstanceOf(Clearance.NotBefore.class);
    return approach;
  }

  private static void getsItsTurn(Approach approach) {
    Awaitility.await().until(() -> approach.again().isEmpty());
  }

  private static void go(Clearances clearances, Passage passage) {
    Clearance clearance = clearances.approach(Waiters.deaf("d")).enter(passage);
    try (Permit permit = ((Clearance.Go) clearance).permit()) {
      while (permit.hasRoom()) {
        permit.answered(Signal.GOOD);
      }
    }
  }

  private static Passage passage(String channel, int activities) {
    ConversationKey key = new ConversationKey("bot", channel, "tenant", "c");
    return Passage.of(key, Priority.NORMAL, 0, activities, "smba.example");
  }
}
