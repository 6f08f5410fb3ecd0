package dev.herald.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Priority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How many steps are at work at a time, while any number waits for its channel.
class ActiveStepsTest {
  private final Rig rig = new Rig(_ -> this::step);
  private int begunMeanwhile;

  private Progress step(Admission admission) {
    int before = rig.underWay.size();
    admission.away(() -> {
      rig.lanes.tick();
      begunMeanwhile = rig.underWay.size() - before;
      return begunMeanwhile;
    });
    return Progress.DONE;
  }

  @BeforeEach
  void moreThanMayBeAtWork() {
    PartitionTracker tracker = Rig.tracker(Priority.URGENT, 0);
    for (int i = 0; i < 2 * Rig.LIMITS.active(); i++) {
      // Each in a tenant of its own: no other limit is met.
      rig.arrives("bot%d/c/t%d/%d".formatted(i, i, i), Priority.URGENT, tracker, i);
    }
  }

  @Test
  void beginsNoMoreThanMayBeAtWork() {
    assertThat(rig.underWay).hasSize(Rig.LIMITS.active());
  }

  @Test
  void whileOneWaitsForItsChannel_anotherBegins() {
    rig.end(0);

    assertThat(begunMeanwhile).isEqualTo(1);
  }

  @Test
  void whenOneComesBack_noneBeginsUntilItIsOver() {
    rig.end(0);

    assertThat(rig.underWay)
        .as("one began while it was away, none when it ended")
        .hasSize(Rig.LIMITS.active());
    rig.end(0);
    assertThat(rig.underWay).hasSize(Rig.LIMITS.active());
  }

  @Test
  void allComeToTheirEnd() {
    rig.endAll();

    assertThat(rig.lanes.size()).isZero();
    assertThat(rig.limits.active().inUse()).isZero();
  }
}
