package dev.herald.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes in whatever order, the lanes keep their invariants. Each seed is another history
/// of arrivals, results, outages and lost partitions.
class LanesPropertyTest {
  private static final int HISTORIES = 300;
  private static final int EVENTS = 400;
  private static final long TICK_NANOS = 1_000_000;
  private static final List<Priority> PRIORITIES = List.of(Priority.values());
  private static final List<String> HOSTS = List.of("a", "b");

  static List<Long> seeds() {
    return new SplittableRandom(4711).longs(HISTORIES).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oneStepAtATimeInOrderWithinTheLimitsAndNothingIsLeftBehind(long seed) {
    check(new History(new SplittableRandom(seed), 0));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPauseThatEndsWhileALaneIsLookedAt_leavesNothingBehind(long seed) {
    check(new History(new SplittableRandom(seed), TICK_NANOS));
  }

  private static void check(History history) {
    for (int i = 0; i < EVENTS; i++) {
      history.happen();
      history.check();
    }
    history.settle();

    assertThat(history.rig.lanes.size()).isZero();
    assertThat(history.rig.lanes.running()).isZero();
    assertThat(history.rig.lanes.parked()).isZero();
    assertThat(history.rig.limits.inUse()).isZero();
    assertThat(history.rig.limits.active().inUse()).isZero();
    for (Priority priority : Priority.values()) {
      assertThat(history.rig.intake.records(priority)).isZero();
      assertThat(history.rig.intake.bytes(priority)).isZero();
      assertThat(history.tracker(priority).lag()).isZero();
      assertThat(history.tracker(priority).running()).isZero();
      assertThat(history.tracker(priority).deepLanes()).isZero();
    }
    assertThat(history.over).containsAll(history.owed);
  }

  /// One history.
  private static final class History {
    private final SplittableRandom random;
    private final Rig rig;
    private final Map<Priority, PartitionTracker> trackers = new HashMap<>();
    private final Map<Priority, Long> offsets = new HashMap<>();
    private final Map<String, Long> lastOver = new HashMap<>();
    private final Set<Entry> owed = new HashSet<>();
    private final Set<Entry> over = new HashSet<>();
    private final List<Consumer<Duration>> bells = new ArrayList<>();
    private boolean calm;

    private History(SplittableRandom random, long tickNanos) {
      this.random = random;
      this.rig = new Rig(_ -> this::step, tickNanos);
      for (Priority priority : Priority.values()) {
        trackers.put(priority, Rig.tracker(priority, 0));
      }
    }

    private PartitionTracker tracker(Priority priority) {
      return Objects.requireNonNull(trackers.get(priority));
    }

    private void happen() {
      if (!bells.isEmpty() && random.nextInt(10) == 0) {
        rig.ring(bells.get(random.nextInt(bells.size())), Duration.ofMillis(random.nextInt(50)));
      }
      int dice = random.nextInt(100);
      if (dice < 45) {
        arrive();
      } else if (dice < 90) {
        end();
      } else if (dice < 98) {
        rig.pass(Duration.ofMillis(random.nextInt(2_000)));
      } else {
        losePartition();
      }
    }

    private void arrive() {
      Priority priority = PRIORITIES.get(random.nextInt(3));
      String key =
          random.nextInt(20) == 0
              ? null
              : "bot%d/c/t%d/%d".formatted(random.nextInt(2), random.nextInt(3), random.nextInt(6));
      long offset =
          offsets.merge(priority, 1L + random.nextInt(3), Long::sum); // with gaps in between
      owed.add(rig.arrives(key, priority, tracker(priority), offset));
    }

    private void end() {
      if (!rig.underWay.isEmpty()) {
        rig.end(random.nextInt(rig.underWay.size()));
      }
    }

    private void losePartition() {
      Priority priority = PRIORITIES.get(random.nextInt(3));
      PartitionTracker lost = tracker(priority);
      trackers.put(priority, Rig.tracker(priority, 0));
      lost.release();
      owed.removeIf(entry -> entry.tracker == lost);
      rig.lanes.dropLost();
    }

    /// What a step comes to; called while it runs.
    private Progress step(Admission admission) {
      Step step = (Step) admission;
      if (calm) {
        return done(step.entry);
      }
      String host = HOSTS.get(random.nextInt(HOSTS.size()));
      return switch (random.nextInt(20)) {
        case 0 -> throw new InfrastructureLostException(new IllegalStateException("away"));
        case 1 -> throw new IllegalStateException("a bug");
        case 2, 3 -> new Progress.Park(Duration.ofMillis(random.nextInt(5_000)));
        case 4 -> new Progress.Park(Duration.ZERO);
        case 5, 6 -> {
          bells.add(admission.bell());
          yield new Progress.Await(Duration.ofMillis(random.nextInt(5_000)));
        }
        case 7, 8, 9 ->
            admission.enter(host)
                ? admission.away(() -> afterAWhile(step.entry))
                : new Progress.Queue(host);
        default -> admission.enter(host) ? done(step.entry) : new Progress.Queue(host);
      };
    }

    /// While a step waits for its channel, the owner goes on.
    private Progress afterAWhile(Entry entry) {
      for (int i = random.nextInt(3); i > 0; i--) {
        arrive();
        check();
      }
      rig.pass(Duration.ofMillis(random.nextInt(100)));
      check();
      return done(entry);
    }

    private Progress done(Entry entry) {
      if (entry.tracker.isHeld() && entry.source.key() != null) {
        String line =
            new String(entry.source.key(), StandardCharsets.UTF_8)
                + entry.priority
                + entry.tracker.hashCode();
        Long before = lastOver.put(line, entry.source.offset());
        assertThat(before == null || before < entry.source.offset()).isTrue();
      }
      over.add(entry);
      return Progress.DONE;
    }

    private void check() {
      Map<String, Long> perLane = count(step -> step.lane.key.text());
      assertThat(perLane.values()).allMatch(count -> count == 1);
      assertThat(rig.underWay.size()).isLessThanOrEqualTo(Rig.LIMITS.active());
      assertThat(count(step -> step.lane.key.tenant()).entrySet())
          .allMatch(each -> each.getKey().isEmpty() || each.getValue() <= Rig.LIMITS.perTenant());
      assertThat(count(step -> step.lane.key.bot()).entrySet())
          .allMatch(each -> each.getKey().isEmpty() || each.getValue() <= Rig.LIMITS.perBot());
      long bulk = rig.underWay.stream().filter(s -> s.ticket.priority == Priority.BULK).count();
      assertThat(bulk).isLessThanOrEqualTo(Rig.LIMITS.inFlight() * Rig.LIMITS.bulkShare() / 100);
    }

    private Map<String, Long> count(Function<Step, String> scope) {
      return rig.underWay.stream().collect(Collectors.groupingBy(scope, Collectors.counting()));
    }

    /// From now on everything works; then all that is still owed comes to its end.
    private void settle() {
      calm = true;
      for (int i = 0; i < 20; i++) {
        rig.endAll();
        rig.pass(Duration.ofSeconds(10));
      }
      rig.endAll();
    }
  }
}
