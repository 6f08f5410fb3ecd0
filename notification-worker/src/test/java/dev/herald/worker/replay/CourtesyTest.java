package dev.herald.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.worker.replay.LiveTraffic.Demand;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CourtesyTest {
  private static final Duration WORKED = Duration.ofMillis(20);

  private final AtomicLong cpuTime = new AtomicLong();

  @Test
  void whileDeliveriesAreUnderWay_itRestsThreeTimesAsLongAsItComputed() {
    assertThat(rest(() -> Demand.SOME)).isGreaterThanOrEqualTo(WORKED.multipliedBy(3));
  }

  @Test
  void whileTheyNeedTheWholeMachine_itRestsNineTimesAsLong() {
    assertThat(rest(() -> Demand.EVERYTHING)).isGreaterThanOrEqualTo(WORKED.multipliedBy(9));
  }

  @Test
  void withNothingUnderWay_itGoesOnAtOnce() {
    AtomicLong asked = new AtomicLong();
    rest(() -> {
      asked.incrementAndGet();
      return Demand.NOTHING;
    });
    assertThat(asked).hasValue(1);
  }

  private Duration rest(LiveTraffic traffic) {
    Courtesy courtesy = new Courtesy(traffic, cpuTime::get);
    cpuTime.addAndGet(WORKED.toNanos());
    long began = System.nanoTime();
    courtesy.rest();
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
