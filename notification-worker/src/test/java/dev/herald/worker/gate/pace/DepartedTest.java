package dev.herald.worker.gate.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DepartedTest {
  private static final long MS = 1000;

  /// Two in a second and 50 ms.
  private final Departed departed =
      new Departed(new Terms(Window.valueOf("2/1s"), Duration.ofMillis(50), 0.1, 0.7, 0.1, 0.02));

  @Test
  void asManyAsTheLimit_leaveWithinTheSpanAndTheMargin() {
    assertThat(departed.add(0)).isTrue();
    assertThat(departed.add(500 * MS)).isTrue();
    assertThat(departed.add(1049 * MS)).isFalse();
    assertThat(departed.add(1050 * MS)).isTrue();
    assertThat(departed.add(1549 * MS)).isFalse();
    assertThat(departed.add(1550 * MS)).isTrue();
  }

  @Test
  void aClockThatIsSetBackByAnHour_holdsNothingUp() {
    long hour = Duration.ofHours(1).toMillis() * MS;
    departed.add(hour);
    departed.add(hour + MS);

    assertThat(departed.add(0)).isTrue();
    assertThat(departed.add(MS)).isTrue();
    assertThat(departed.add(2 * MS)).isFalse();
  }
}
