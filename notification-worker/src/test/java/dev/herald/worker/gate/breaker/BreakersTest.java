package dev.herald.worker.gate.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Priority;
import dev.herald.pseudonym.Pseudonyms;
import dev.herald.testing.MutableClock;
import dev.herald.worker.gate.breaker.Breakers.Entry;
import dev.herald.worker.gate.scope.Passage;
import dev.herald.worker.gate.scope.Scope;
import dev.herald.worker.gate.scope.ScopeNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreakersTest {
  private static final Duration OPEN = Duration.ofSeconds(2);
  private static final BreakerProperties PROPERTIES =
      new BreakerProperties(
          Duration.ofSeconds(30), OPEN, Duration.ofSeconds(30), Duration.ofMinutes(5), 3, 500);

  private final MutableClock clock = new MutableClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Breakers breakers =
      new Breakers(
          PROPERTIES,
          new BreakerAlerts(new ScopeNames(Pseudonyms.passing()), meters),
          new Random(4711),
          clock);

  @Test
  void aHostThatRefusesConnections_isLeftAloneAfterThree_evenByOneConversation() {
    fail(3, Signal.UNREACHABLE, passage("t", "c"));

    assertThat(breakers.enter(passage("other", "d"))).isInstanceOf(Entry.Wait.class);
    assertThat(open("host")).isOne();
  }

  @Test
  void oneBadConversation_opensNothing() {
    fail(100, Signal.UNAVAILABLE, passage("t", "bad"));

    assertThat(breakers.enter(passage("t", "good"))).isInstanceOf(Entry.Free.class);
  }

  @Test
  void aTenantThatFailsInManyConversations_isLeftAloneAndItsHostIsNot() {
    for (int i = 0; i < 20; i++) {
      fail(1, Signal.UNAVAILABLE, passage("slow", "c" + i));
    }

    assertThat(waitedFor(passage("slow", "new"))).isEqualTo(Scope.Kind.TENANT);
    assertThat(breakers.enter(passage("fine", "c"))).isInstanceOf(Entry.Free.class);
  }

  @Test
  void twoBadTenantsAmongMany_doNotOpenTheirHost() {
    for (int i = 0; i < 60; i++) {
      fail(1, Signal.UNAVAILABLE, passage("bad-" + i % 2, "c" + i));
      report(Signal.GOOD, passage("fine-" + i % 8, "c" + i));
    }

    assertThat(breakers.enter(passage("fine-1", "c"))).isInstanceOf(Entry.Free.class);
  }

  @Test
  void aHostThatFailsForEveryTenant_isLeftAlone() {
    for (int i = 0; i < 12; i++) {
      fail(1, Signal.UNAVAILABLE, passage("t" + i % 6, "c" + i));
    }

    assertThat(waitedFor(passage("new", "c"))).isEqualTo(Scope.Kind.HOST);
  }

  @Test
  void aBotWithoutToken_isLeftAloneAtOnceAndOtherBotsAreNot() {
    fail(1, Signal.NO_TOKEN, passage("t", "c"));

    assertThat(waitedFor(passage("other", "d"))).isEqualTo(Scope.Kind.BOT);
    assertThat(breakers.enter(passage("other-bot", "t", "c"))).isInstanceOf(Entry.Free.class);
  }

  @Test
  void aTenantThatDisabledTheBot_isLeftAloneForMinutes() {
    fail(1, Signal.DISABLED, passage("t", "c"));
    clock.advance(Duration.ofMinutes(3));

    assertThat(waitedFor(passage("t", "d"))).isEqualTo(Scope.Kind.TENANT);
  }

  @Test
  void aFewProbesEndAnOutage_theOthersComeAfterThem() {
    fail(3, Signal.UNREACHABLE, passage("t", "c"));
    clock.advance(OPEN.multipliedBy(2));
    List<Trial> probes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      probes.add(free(passage("t", "probe-" + i)));
    }
    assertThat(breakers.enter(passage("t", "fourth"))).isInstanceOf(Entry.Wait.class);

    probes.forEach(probe -> probe.report(Signal.GOOD));

    assertThat(breakers.enter(passage("t", "fourth"))).isInstanceOf(Entry.Free.class);
    assertThat(open("host")).isZero();
  }

  @Test
  void failedProbes_makeTheNextOnesRarer() {
    fail(3, Signal.UNREACHABLE, passage("t", "c"));
    for (int round = 0; round < 3; round++) {
      clock.advance(Duration.ofMinutes(1));
      fail(2, Signal.UNREACHABLE, passage("t", "c"));
    }

    Entry.Wait wait = (Entry.Wait) breakers.enter(passage("t", "c"));
    assertThat(Duration.between(clock.instant(), wait.until()))
        .isBetween(Duration.ofMillis(12_800), Duration.ofMillis(19_300));
  }

  @Test
  void aProbeThatWasNeverMade_isGivenBack() {
    fail(3, Signal.UNREACHABLE, passage("t", "c"));
    clock.advance(OPEN.multipliedBy(2));
    for (int i = 0; i < 10; i++) {
      free(passage("t", "c")).close();
    }

    assertThat(breakers.enter(passage("t", "c"))).isInstanceOf(Entry.Free.class);
  }

  @Test
  void tenThousandThatWait_comeBackSpreadOverTime() {
    fail(3, Signal.UNREACHABLE, passage("t", "c"));
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      times.add(((Entry.Wait) breakers.enter(passage("t", "c" + i))).until());
    }
    times.sort(null);

    int densest = 0;
    for (int i = 0; i + 1000 < times.size(); i += 100) {
      densest =
          Math.max(
              densest,
              (int)
                  (1_000_000
                      / (1 + Duration.between(times.get(i), times.get(i + 1000)).toMillis())));
    }
    assertThat(densest).as("per second, where they are densest").isLessThan(3500);
  }

  @Test
  void failuresOfAnOutage_areNotTheMessagesFault() {
    Trial trial = free(passage("t", "c"));
    trial.report(Signal.UNREACHABLE);
    assertThat(trial.isOutage()).isFalse();

    fail(2, Signal.UNREACHABLE, passage("t", "c"));

    assertThat(trial.isOutage()).isTrue();
  }

  private void fail(int times, Signal signal, Passage passage) {
    for (int i = 0; i < times; i++) {
      report(signal, passage);
    }
  }

  private void report(Signal signal, Passage passage) {
    clock.advance(Duration.ofMillis(1));
    switch (breakers.enter(passage)) {
      case Entry.Free(Trial trial) -> trial.report(signal);
      case Entry.Wait _ -> {}
    }
  }

  private Trial free(Passage passage) {
    return ((Entry.Free) breakers.enter(passage)).trial();
  }

  private Scope.Kind waitedFor(Passage passage) {
    return ((Entry.Wait) breakers.enter(passage)).scope().kind();
  }

  private double open(String kind) {
    return meters.get("herald.breaker.open").tag("kind", kind).gauge().value();
  }

  private static Passage passage(String tenant, String conversation) {
    return passage("bot", tenant, conversation);
  }

  private static Passage passage(String bot, String tenant, String conversation) {
    ConversationKey key = new ConversationKey(bot, "msteams", tenant, conversation);
    return Passage.of(key, Priority.NORMAL, 0, 1, "smba.example");
  }
}
