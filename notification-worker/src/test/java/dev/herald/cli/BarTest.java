package dev.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarTest {

  @Test
  void itIsFilledByTheShareThatIsDone() {
    assertThat(Bar.of("reading", 512, 1024, 60))
        .isEqualTo("reading [##############--------------]   50 %  512 of 1,024");
    assertThat(Bar.of("reading", 0, 8, 42)).isEqualTo("reading [----------------]    0 %  0 of 8");
    assertThat(Bar.of("reading", 8, 8, 42)).isEqualTo("reading [################]  100 %  8 of 8");
  }

  @Test
  void itIsNotFullBeforeTheEnd() {
    assertThat(Bar.of("applying", 999_999, 1_000_000, 120)).contains("#-]", " 99 %");
  }

  @Test
  void moreThanWasExpected_isAll() {
    assertThat(Bar.of("applying", 12, 10, 80)).contains("#]", "100 %  12 of 10");
  }

  @Test
  void whileNobodyKnowsHowMuchThereIs_itCounts() {
    assertThat(Bar.of("reading", 4711, 0, 80)).isEqualTo("reading  4,711 so far");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "10, 9", "35, 34", "45, 44", "80, 79", "400, 90"})
  void itNeverReachesTheLastColumn(int columns, int longest) {
    String bar = Bar.of("applying", 123_456_789, 987_654_321, columns);

    assertThat(bar.length()).isLessThanOrEqualTo(longest);
    assertThat(bar).doesNotContain("\n");
  }

  @Test
  void onATerminal_itIsDrawnOverAndTakenAway() {
    StringWriter drawn = new StringWriter();
    Output output = output(drawn, false);

    output.progress("reading", 1, 2);
    output.progress("reading", 2, 2);
    output.endProgress();
    output.endProgress();

    String[] redrawn = drawn.toString().split("\r\033\\[K", -1);
    assertThat(redrawn).hasSize(4).startsWith("").endsWith("");
    assertThat(redrawn[2]).contains("100 %");
  }

  @Test
  void forPrograms_eachPercentIsALineOfJson() {
    StringWriter told = new StringWriter();
    Output output = output(told, true);

    output.progress("reading", 0, 1_000);
    output.progress("reading", 9, 1_000);
    output.progress("reading", 10, 1_000);
    output.endProgress();

    assertThat(told.toString().lines())
        .containsExactly(
            "{\"progress\":\"reading\",\"done\":0,\"total\":1000}",
            "{\"progress\":\"reading\",\"done\":10,\"total\":1000}");
  }

  private static Output output(StringWriter err, boolean json) {
    return new Output(new PrintWriter(new StringWriter()), new PrintWriter(err), json, 80);
  }
}
