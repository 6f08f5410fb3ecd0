package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.activity.StrangersJson;
import dev.herald.activity.StrangersJson.Reading;
import dev.herald.conversation.ConversationReference;
import dev.herald.notification.schema.Problem;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads an activity: JSON within bounds, then its shape. Total: every input is either an activity
/// or a list of problems. Numbers keep their digits. Safe for any number of threads.
final class ActivityReader {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_STRING = 256 * 1024;

  private final StrangersJson json = new StrangersJson(MAX_DEPTH, MAX_STRING);

  ReadActivity read(String text) {
    return switch (json.read(text)) {
      case Reading.Unreadable(String reason) -> invalid(reason);
      case Reading.Tree(JsonNode tree) when tree instanceof ObjectNode object -> judge(object);
      case Reading.Tree _ -> invalid("an activity is a JSON object");
    };
  }

  private static ReadActivity judge(ObjectNode object) {
    List<Problem> problems = ActivityShape.problems(object);
    return problems.isEmpty() ? valid(new Activity(object)) : new ReadActivity.Invalid(problems);
  }

  private static ReadActivity valid(Activity activity) {
    return ConversationReference.of(activity)
        .<ReadActivity>map(reference -> new ReadActivity.Valid(activity, reference))
        .orElseThrow(() -> new IllegalStateException("the shape asks less than a reference needs"));
  }

  private static ReadActivity invalid(String reason) {
    return new ReadActivity.Invalid(List.of(new Problem("", reason)));
  }
}
