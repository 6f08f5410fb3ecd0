package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.activity.ExactJson;
import dev.herald.conversation.ConversationReference;
import dev.herald.notification.schema.Problem;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads an activity: JSON within bounds, then its shape. Total: every input is either an activity
/// or a list of problems. Numbers keep their digits. Safe for any number of threads.
final class ActivityReader {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_STRING = 256 * 1024;
  private static final int MAX_NUMBER = 100;

  private final JsonMapper json =
      ExactJson.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNumberLength(MAX_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  ReadActivity read(String text) {
    JsonNode tree;
    try {
      tree = json.readTree(text);
    } catch (JacksonException e) {
      return invalid(new Problem("", "not readable as JSON" + place(e)));
    }
    if (!(tree instanceof ObjectNode object)) {
      return invalid(new Problem("", "an activity is a JSON object"));
    }
    List<Problem> problems = ActivityShape.problems(object);
    return problems.isEmpty() ? valid(new Activity(object)) : new ReadActivity.Invalid(problems);
  }

  private static ReadActivity valid(Activity activity) {
    return ConversationReference.of(activity)
        .<ReadActivity>map(reference -> new ReadActivity.Valid(activity, reference))
        .orElseThrow(() -> new IllegalStateException("the shape asks less than a reference needs"));
  }

  /// Where reading stopped. The parser's own message would quote the text it stopped at.
  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static ReadActivity invalid(Problem problem) {
    return new ReadActivity.Invalid(List.of(problem));
  }
}
