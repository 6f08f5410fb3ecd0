package dev.herald.gateway.messages;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.activity.Activity;
import dev.herald.gateway.Activities;
import dev.herald.gateway.web.Answer;
import dev.herald.gateway.web.Body;
import dev.herald.testing.MetricsPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a gateway counts is what METRICS.md says; that a gateway counts nothing else [MetersIT]
/// sees.
class MetricsPageTest {
  private static final String MESSAGE = Activities.message("c", "m", Instant.EPOCH, "");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ActivityMeters meters = new ActivityMeters(registry);
  private final MetricsPage page =
      new MetricsPage(
          "bot-gateway",
          "A series of activities is there from the first that it counts.",
          Map.of(
              "channel",
              "the channel's id, of at most 30 channels; `other` for those beyond and for what is no"
                  + " id, `none` where nothing could be read"),
          MetricsPageTest.class);

  @Test
  void thePageListsEveryMeterWithAllItsLabels() throws IOException {
    Stream.of("refused", "invalid").forEach(this::answered);
    Body.Unusable.OUTCOMES.forEach(this::answered);
    Arrays.stream(Received.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .forEach(this::answered);
    ActivityMeters.TYPES.forEach(type -> meters.answered(activity(type), "done", Duration.ZERO));
    meters.answered(activity("madeUp"), "done", Duration.ZERO);

    page.check(registry);
  }

  @Test
  void anOutcomeOfABodyThatIsNotOnThePage_isRefused() {
    Answer answer = Answer.unavailable("later");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Body.Unusable("odd", answer))
        .withMessageContaining("odd");
  }

  private void answered(String outcome) {
    meters.answered(null, outcome, Duration.ZERO);
  }

  private static Activity activity(String type) {
    String text = MESSAGE.replace("\"message\"", "\"" + type + "\"");
    if (new ActivityReader().read(text) instanceof ReadActivity.Valid valid) {
      return valid.activity();
    }
    throw new AssertionError(text);
  }
}
