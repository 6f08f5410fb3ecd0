package dev.herald.worker.why;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TimelineTest {

  @Test
  void stepsOfOneSecond_standInTheOrderOfTheirTimes() {
    Timeline timeline = new Timeline();
    timeline.add(outcome("delivered", "2026-11-24T02:10:05.5Z"));
    timeline.add(outcome("accepted", "2026-11-24T02:10:05Z"));

    assertThat(timeline.steps())
        .extracting(step -> step.path("what").asString())
        .containsExactly("accepted", "delivered");
  }

  private static JsonNode outcome(String outcome, String at) {
    return JsonMapper.shared().createObjectNode().put("outcome", outcome).put("at", at);
  }
}
