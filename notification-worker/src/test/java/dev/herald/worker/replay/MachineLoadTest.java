package dev.herald.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MachineLoadTest {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger percent = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final MachineLoad load =
      new MachineLoad(
          () -> {
            asked.incrementAndGet();
            return percent.get() / 100.0;
          },
          nanos::get);

  @Test
  void aMachineWithNothingLeft_isUsedUp() {
    assertThat(afterASecondAt(90)).isTrue();
  }

  @Test
  void aMachineWithSomethingLeft_isNot() {
    afterASecondAt(90);
    assertThat(afterASecondAt(60)).isFalse();
  }

  @Test
  void whereNobodyKnows_itIsNot() {
    assertThat(afterASecondAt(-100)).isFalse();
  }

  @Test
  void withinASecond_itIsNotMeasuredAgain() {
    afterASecondAt(90);
    load.getAsBoolean();
    assertThat(asked).hasValue(1);
  }

  private boolean afterASecondAt(int percentBusy) {
    percent.set(percentBusy);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    return load.getAsBoolean();
  }
}
