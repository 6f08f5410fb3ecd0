package dev.herald.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Rhythm rhythm = new Rhythm(MS);

  @Test
  void firstQuestion_isAlone() {
    assertThat(rhythm.isBusy(5 * MS)).isFalse();
  }

  @Test
  void oneQuestionPerMillisecond_isNotWorthWaitingFor() {
    assertThat(after(100, 1, MS)).isFalse();
  }

  @Test
  void severalPerMillisecond_areWorthWaitingFor() {
    assertThat(after(100, 3, MS)).isTrue();
    assertThat(after(100, 200, MS)).isTrue();
  }

  @Test
  void oneAtATimeButOften_isWorthWaitingFor() {
    assertThat(after(100, 1, MS / 5)).isTrue();
  }

  @Test
  void afterASilence_aQuestionIsAlone() {
    after(100, 50, MS);

    assertThat(rhythm.isBusy(10_000 * MS)).isFalse();
  }

  @Test
  void aSilence_isForgottenWithinAFewBatches() {
    rhythm.took(1, 60_000 * MS);
    long now = 60_000 * MS;
    for (int i = 0; i < 40; i++) {
      rhythm.took(10, now += MS);
    }

    assertThat(rhythm.isBusy(now)).isTrue();
  }

  private boolean after(int batches, int size, long apart) {
    long now = 1_000 * MS;
    for (int i = 0; i < batches; i++) {
      rhythm.took(size, now += apart);
    }
    return rhythm.isBusy(now);
  }
}
