package dev.herald.worker.gate.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.limit.Limits;
import dev.herald.testing.MutableClock;
import dev.herald.worker.gate.pace.ConversationWindows.Owned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationWindowsTest {
  private static final List<Window> TEAMS =
      List.of(
          Window.valueOf("7/1s"),
          Window.valueOf("8/2s"),
          Window.valueOf("60/30s"),
          Window.valueOf("1800/1h"));
  private static final Owned CONVERSATION = new Owned(4711, 0, TEAMS, false);
  private static final Owned IN_BULK = new Owned(4711, 0, TEAMS, true);
  private static final Duration FLIGHT = Duration.ofSeconds(30);

  private final MutableClock clock = new MutableClock();
  private final MemoryMarks marks = new MemoryMarks(clock);
  private final List<Long> arrivals = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noWindowIsEverExceededAsTheChannelSeesIt_whateverTheLatencyAndWhoeverOwnsTheConversation(
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ConversationWindows owner = owner();
    clock.advance(Duration.ofHours(1));
    for (int i = 0; i < 6000; i++) {
      if (random.nextInt(100) == 0) {
        // The owner dies; whoever comes after it knows the marks at most.
        owner = owner();
      }
      int count = 1 + random.nextInt(2);
      Duration wait = owner.begin(CONVERSATION, count);
      if (wait.isZero()) {
        for (int each = 0; each < count; each++) {
          sendWithLatency(random);
          owner.answered(CONVERSATION);
        }
      } else {
        clock.advance(wait);
      }
      clock.advance(Duration.ofMillis(random.nextInt(20) == 0 ? random.nextInt(40_000) : 0));
    }

    assertThat(arrivals).as("seed %d", seed).hasSizeGreaterThan(2000);
    assertThat(refusedByTheChannel()).as("seed %d", seed).isZero();
  }

  @Test
  void aQuietConversation_leavesNoMark() {
    ConversationWindows owner = owner();
    clock.advance(Duration.ofHours(1));
    for (int i = 0; i < 3; i++) {
      assertThat(owner.begin(CONVERSATION, 1)).isZero();
      owner.answered(CONVERSATION);
    }

    assertThat(marks.left()).isZero();
  }

  @Test
  void sevenGoAtOnce_theEighthAfterASecond_theNinthAfterTwo() {
    ConversationWindows owner = owner();
    clock.advance(Duration.ofHours(1));
    Instant start = clock.instant();
    List<Long> left = new ArrayList<>();
    while (left.size() < 9) {
      Duration wait = owner.begin(CONVERSATION, 1);
      if (wait.isZero()) {
        left.add(Duration.between(start, clock.instant()).toMillis());
        owner.answered(CONVERSATION);
      }
      clock.advance(wait);
    }

    assertThat(left).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 1001L, 2001L);
  }

  @Test
  void aConversationThatIsFloodedInBulk_takesWhatIsMoreUrgentAtOnce() {
    ConversationWindows owner = owner();
    clock.advance(Duration.ofHours(1));
    for (Duration gone = Duration.ZERO; gone.toSeconds() < 40; ) {
      Duration wait = owner.begin(IN_BULK, 1);
      if (wait.isZero()) {
        owner.answered(IN_BULK);
      } else {
        assertThat(owner.waitFor(CONVERSATION, 1)).as("after %s", gone).isZero();
      }
      clock.advance(wait);
      gone = gone.plus(wait);
    }
  }

  @Test
  void whatFillsAWindowAlone_goesInBulkToo() {
    ConversationWindows owner = owner();
    clock.advance(Duration.ofHours(1));

    assertThat(owner.begin(IN_BULK, 7)).isZero();
  }

  @Test
  void whatIsUnderWay_countsUntilItIsAnswered() {
    ConversationWindows owner = owner();
    clock.advance(Duration.ofHours(1));
    assertThat(owner.begin(CONVERSATION, 7)).isZero();
    clock.advance(Duration.ofSeconds(20));

    assertThat(owner.begin(CONVERSATION, 1)).isPositive();
  }

  @Test
  void aNewOwner_letsAQuietConversationGoAtOnce() {
    ConversationWindows owner = owner();

    assertThat(owner.begin(CONVERSATION, 1)).isZero();
  }

  @Test
  void whatWasReturned_doesNotCount() {
    ConversationWindows owner = owner();
    clock.advance(Duration.ofHours(1));
    owner.begin(CONVERSATION, 7);
    owner.returned(CONVERSATION, 7);

    assertThat(owner.begin(CONVERSATION, 7)).isZero();
  }

  @Test
  void aConversationThatWasSentNothingForAnHour_isForgotten() {
    ConversationWindows owner = owner();
    owner.begin(CONVERSATION, 1);
    owner.answered(CONVERSATION);
    owner.sweep(Duration.ofHours(1));
    assertThat(owner.size()).isOne();

    clock.advance(Duration.ofMinutes(61));
    owner.sweep(Duration.ofHours(1));

    assertThat(owner.size()).isZero();
  }

  private ConversationWindows owner() {
    ConversationWindows owner = new ConversationWindows(marks, FLIGHT, clock);
    owner.take(List.of(0));
    return owner;
  }

  private void sendWithLatency(SplittableRandom random) {
    clock.advance(Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 3000 : 80)));
    arrivals.add(nanos());
    clock.advance(Duration.ofMillis(random.nextInt(50)));
  }

  private long nanos() {
    return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
  }

  private long refusedByTheChannel() {
    Limits channel = Limits.ofTeams();
    return arrivals.stream()
        .sorted(Comparator.naturalOrder())
        .filter(at -> !channel.admit("c", "", at).isZero())
        .count();
  }
}
