package dev.herald.worker.ops;

import dev.herald.worker.why.Question;
import dev.herald.worker.why.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Why somebody did not get an event.
@RestController
final class WhyEndpoint {
  private final Why why;

  WhyEndpoint(Why why) {
    this.why = why;
  }

  @GetMapping(OpsGate.ROOT + "why")
  JsonNode why(
      @RequestParam String event,
      @RequestParam(required = false) @Nullable String user,
      @RequestParam(required = false) @Nullable String conversation) {
    return why.answer(new Question(event, user, conversation));
  }
}
