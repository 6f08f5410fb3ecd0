package dev.herald.gateway.notify;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.gateway.outcomes.OutcomeIndex;
import dev.herald.gateway.outcomes.OutcomeIndex.Known;
import dev.herald.gateway.web.Answer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells what became of an event. Safe for any number of threads.
final class OutcomesDoor {
  private static final int MAX_ID = 128;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Publishers publishers;
  private final OutcomeIndex outcomes;

  OutcomesDoor(Publishers publishers, OutcomeIndex outcomes) {
    this.publishers = publishers;
    this.outcomes = outcomes;
  }

  Answer answer(@Nullable String authorization, String event) {
    return publishers.objectionToAsking(authorization).orElseGet(() -> answer(event));
  }

  private Answer answer(String event) {
    if (event.length() > MAX_ID) {
      return Answer.problem(404, "no event has so long an id");
    }
    try {
      Optional<Known> known = outcomes.find(event);
      return known
          .map(each -> Answer.json(200, json(event, each)))
          .orElseGet(() -> Answer.problem(404, "nothing was heard of this event"));
    } catch (StoreUnavailableException _) {
      return Answer.unavailable("outcomes cannot be reached; come again");
    }
  }

  private static ObjectNode json(String event, Known known) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", event);
    ObjectNode counts = json.putObject("counts");
    known.head().forEach(counts::put);
    ArrayNode list = json.putArray("outcomes");
    known.lines().forEach(line -> list.add(JSON.readTree(line)));
    return json;
  }
}
