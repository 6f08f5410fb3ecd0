package dev.herald.worker.topic;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Acknowledgements acknowledgements = new Acknowledgements(nanos::get);

  @Test
  void aRecordThatWaitsForMoreThanASecond_isMissed() {
    acknowledgements.began();
    pass(Duration.ofMillis(1001));

    assertThatThrownBy(acknowledgements::mustCome)
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessageContaining("no outcome for PT1S");
  }

  @Test
  void whereNothingWaits_nothingIsMissed() {
    acknowledgements.began();
    acknowledgements.ended(true);
    pass(Duration.ofHours(1));

    assertThatCode(acknowledgements::mustCome).doesNotThrowAnyException();
  }

  @Test
  void aRecordAfterALongRest_hasItsSecond() {
    pass(Duration.ofHours(1));
    acknowledgements.began();

    assertThatCode(acknowledgements::mustCome).doesNotThrowAnyException();
  }

  @Test
  void anotherOneThatWasAcknowledged_isASignOfLife() {
    acknowledgements.began();
    acknowledgements.began();
    pass(Duration.ofMillis(900));
    acknowledgements.ended(true);
    pass(Duration.ofMillis(900));

    assertThatCode(acknowledgements::mustCome).doesNotThrowAnyException();
  }

  @Test
  void anotherOneThatFailed_isNone() {
    acknowledgements.began();
    acknowledgements.began();
    pass(Duration.ofMillis(900));
    acknowledgements.ended(false);
    pass(Duration.ofMillis(900));

    assertThatThrownBy(acknowledgements::mustCome).isInstanceOf(KafkaUnavailableException.class);
  }

  @Test
  void inALongSilence_oneIsTriedEveryFiveSeconds() {
    acknowledgements.began();
    pass(Duration.ofMillis(5001));

    assertThatCode(acknowledgements::mustCome).doesNotThrowAnyException();
    assertThatThrownBy(acknowledgements::mustCome).isInstanceOf(KafkaUnavailableException.class);
    pass(Duration.ofMillis(5001));
    assertThatCode(acknowledgements::mustCome).doesNotThrowAnyException();
  }

  @Test
  void afterTheLastOneWasGivenUp_itIsNotTakenForTheEndOfTheSilence() {
    acknowledgements.began();
    pass(Duration.ofSeconds(2));
    acknowledgements.ended(false);
    acknowledgements.began();

    assertThatThrownBy(acknowledgements::mustCome).isInstanceOf(KafkaUnavailableException.class);
    acknowledgements.ended(true);
    assertThatCode(acknowledgements::mustCome).doesNotThrowAnyException();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
