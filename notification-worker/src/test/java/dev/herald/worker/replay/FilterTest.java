package dev.herald.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  @Test
  void conditions_areReadAndWritten() {
    Filter filter = Filter.parse("tenant=t1, state=failed ,code=BotDisabledByAdmin");

    assertThat(filter.conditions())
        .isEqualTo(Map.of("tenant", "t1", "state", "failed", "code", "BotDisabledByAdmin"));
    assertThat(Filter.parse(filter.toString())).isEqualTo(filter);
    assertThat(Filter.parse(" ")).isEqualTo(Filter.EVERYTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant", "tenant=", "colour=red", "id=1,id=2", "=x", "id=1,,"})
  void anythingElse_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Filter.parse(text));
  }
}
