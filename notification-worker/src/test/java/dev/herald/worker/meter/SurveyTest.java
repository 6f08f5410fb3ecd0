package dev.herald.worker.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SurveyTest {
  private final AtomicInteger value = new AtomicInteger(7);
  private final Survey<Integer> survey =
      new Survey<>("test", Duration.ofMillis(1), this::valueUnlessNegative);

  @AfterEach
  void stop() {
    survey.stop();
  }

  private int valueUnlessNegative() {
    if (value.get() < 0) {
      throw new IllegalStateException("away");
    }
    return value.get();
  }

  @Test
  void nothingIsKnownBeforeItAsked() {
    assertThat(survey.tell(Integer::doubleValue)).isNaN();
  }

  @Test
  void theLastAnswerIsTold_andNoneWhileWhatItAsksIsAway() {
    survey.start();
    await().until(() -> survey.tell(Integer::doubleValue) == 7);

    value.set(-1);
    await().until(() -> Double.isNaN(survey.tell(Integer::doubleValue)));

    value.set(8);
    await().until(() -> survey.tell(Integer::doubleValue) == 8);
  }
}
