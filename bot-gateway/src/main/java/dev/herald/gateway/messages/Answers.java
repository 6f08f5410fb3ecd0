package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.gateway.web.Answer;
import dev.herald.turn.InvokeResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The protocol's HTTP answer to what became of an activity.
final class Answers {
  private Answers() {}

  static Answer of(Received received) {
    return switch (received) {
      case Received.Done _, Received.Repeated _ -> Answer.empty(200);
      case Received.Replied(var replies, var response) -> replied(replies, response);
      case Received.Invoked(InvokeResponse(int status, var body)) ->
          body == null ? Answer.empty(status) : Answer.json(status, body);
      case Received.Unhandled _ -> Answer.empty(501);
      case Received.Refused(int status, String reason) -> Answer.problem(status, reason);
      case Received.Unavailable(String what) -> Answer.unavailable(what + "; come again");
      case Received.Late _ -> Answer.unavailable("the turn takes its time; come again");
      case Received.Failed _ -> Answer.problem(500, "the turn failed; it is logged");
    };
  }

  private static Answer replied(List<Activity> replies, @Nullable InvokeResponse response) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode activities = body.putArray("activities");
    replies.forEach(reply -> activities.add(reply.json()));
    if (response != null && response.body() != null) {
      body.set("body", response.body());
    }
    return Answer.json(response == null ? 200 : response.status(), body);
  }
}
