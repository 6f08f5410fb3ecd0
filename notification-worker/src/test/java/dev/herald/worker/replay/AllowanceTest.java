package dev.herald.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.worker.replay.LiveTraffic.Demand;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final int PROCESSORS = 4;

  private final AtomicLong cpuTime = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private final DeliveryCost cost = new DeliveryCost(cpuTime::get, ended::get, nanos::get);

  @Test
  void withoutLiveTraffic_theOperatorsRateHolds() {
    pass(Duration.ofSeconds(1), 100);

    assertThat(with(Demand.NOTHING).perSecond(5_000)).isEqualTo(5_000);
    assertThat(with(Demand.NOTHING).perSecond(0)).isZero();
  }

  @Test
  void besideLiveTraffic_aQuarterOfTheProcessorsIsGiven() {
    pass(Duration.ofSeconds(1), 100);

    assertThat(with(Demand.SOME).perSecond(0)).isEqualTo(100);
    assertThat(with(Demand.SOME).perSecond(5_000)).isEqualTo(100);
    assertThat(with(Demand.SOME).perSecond(30)).isEqualTo(30);
  }

  @Test
  void whereNoProcessorIsLeft_aQuarterOfOneIs() {
    pass(Duration.ofSeconds(1), 100);

    assertThat(with(Demand.EVERYTHING).perSecond(0)).isEqualTo(25);
    pass(Duration.ofSeconds(1), 1_000);
    assertThat(with(Demand.EVERYTHING).perSecond(0)).isEqualTo(250);
  }

  @Test
  void whileTheCostIsNotKnown_itBeginsSlowly() {
    assertThat(with(Demand.SOME).perSecond(0)).isEqualTo(10);
    pass(Duration.ofSeconds(1), 3);
    assertThat(with(Demand.SOME).perSecond(0)).isEqualTo(10);
  }

  @Test
  void howeverDearADeliveryIs_aReplayGoesOn() {
    pass(Duration.ofSeconds(100), 60);

    assertThat(with(Demand.EVERYTHING).perSecond(50)).isEqualTo(1);
  }

  private Allowance with(Demand demand) {
    return new Allowance(() -> demand, cost, PROCESSORS);
  }

  private void pass(Duration computed, int deliveries) {
    cpuTime.addAndGet(computed.toNanos());
    ended.addAndGet(deliveries);
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
  }
}
