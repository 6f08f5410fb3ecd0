package dev.herald.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Priority;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BellTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofMillis(20);

  private final Rig rig = new Rig(_ -> this::step);
  private Progress next = new Progress.Await(LONG);
  private @Nullable Consumer<Duration> bell;
  private int steps;

  @Test
  void ring_bringsTheNextStepForward() {
    waits();
    rig.ring(bell(), SOON);

    rig.pass(SOON.minusMillis(1));
    assertThat(rig.underWay).isEmpty();
    rig.pass(Duration.ofMillis(1));
    assertThat(rig.underWay).hasSize(1);
  }

  @Test
  void ring_whileTheStepIsUnderWay_isNotLost() {
    waits();
    rig.pass(LONG);
    rig.ring(bell(), Duration.ZERO);
    rig.end(0);

    assertThat(steps).isEqualTo(2);
    assertThat(rig.underWay).as("stepped again at once").hasSize(1);
  }

  @Test
  void ring_thatAskedForAStepBeforeThisOne_asksForNoOtherOne() {
    waits();
    rig.ring(bell(), Duration.ZERO);
    rig.end(0);

    assertThat(rig.underWay).isEmpty();
  }

  @Test
  void ring_neverDelaysAStep() {
    waits();
    rig.ring(bell(), LONG.plus(LONG));

    rig.pass(LONG);
    assertThat(rig.underWay).hasSize(1);
  }

  @Test
  void pauseOfWhatIsParked_isNotCutShort() {
    next = new Progress.Park(LONG);
    waits();
    rig.ring(bell(), Duration.ZERO);

    rig.pass(LONG.minusMillis(1));
    assertThat(rig.underWay).isEmpty();
  }

  @Test
  void ring_forWhatIsOver_doesNothing() {
    waits();
    next = Progress.DONE;
    rig.pass(LONG);
    rig.end(0);
    rig.ring(bell(), Duration.ZERO);

    assertThat(rig.underWay).isEmpty();
    assertThat(rig.lanes.size()).isZero();
  }

  private void waits() {
    rig.arrives("a/b/c/d", Priority.NORMAL, Rig.tracker(Priority.NORMAL, 0), 1);
    rig.end(0);
  }

  private Progress step(Admission admission) {
    steps++;
    bell = admission.bell();
    return next;
  }

  private Consumer<Duration> bell() {
    if (bell == null) {
      throw new AssertionError("nothing was stepped");
    }
    return bell;
  }
}
