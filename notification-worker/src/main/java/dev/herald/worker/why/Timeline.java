package dev.herald.worker.why;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The steps of an event in the order of their times.
final class Timeline {
  private final List<ObjectNode> steps = new ArrayList<>();

  /// Adds what an outcome record tells, each attempt as a step of its own.
  void add(JsonNode outcome) {
    for (JsonNode attempt : outcome.path("attempts")) {
      ObjectNode step = step(attempt.path("at").asString(), "attempt");
      attempt.properties().forEach(each -> step.set(each.getKey(), each.getValue()));
    }
    ObjectNode step = step(outcome.path("at").asString(), outcome.path("outcome").asString());
    outcome.properties().stream()
        .filter(each -> !List.of("event", "outcome", "attempts", "at").contains(each.getKey()))
        .forEach(each -> step.set(each.getKey(), each.getValue()));
  }

  List<ObjectNode> steps() {
    return steps.stream().sorted(Comparator.comparing(Timeline::at)).toList();
  }

  /// Texts of times have no order: `…:05Z` comes behind `…:05.5Z`.
  private static Instant at(JsonNode step) {
    try {
      return Instant.parse(step.path("at").asString(""));
    } catch (DateTimeException _) {
      return Instant.MIN;
    }
  }

  private ObjectNode step(String at, String what) {
    ObjectNode step = JsonNodeFactory.instance.objectNode().put("at", at).put("what", what);
    steps.add(step);
    return step;
  }
}
