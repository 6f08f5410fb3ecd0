package dev.herald.gateway.admin;

import dev.herald.activity.StrangersJson;
import dev.herald.activity.StrangersJson.Reading;
import dev.herald.gateway.web.Answer;
import dev.herald.gateway.web.Body;
import dev.herald.gateway.web.BodyReader;
import dev.herald.gateway.web.BodyReaders;
import dev.herald.notification.schema.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/// Reads which user is meant: `{"user":ID}`, with `from` where an answer has pages. Ids come in the
/// body, since a URL would bring them into the logs of whatever lies between.
final class UserQuestion {
  private static final int MAX_BODY = 16 * 1024;
  private static final int MAX_DEPTH = 4;
  private static final int MAX_ID = 1_024;

  private final BodyReader bodies;
  private final StrangersJson json = new StrangersJson(MAX_DEPTH, MAX_BODY);

  UserQuestion(BodyReaders readers) {
    this.bodies = readers.upTo(DataSize.ofBytes(MAX_BODY));
  }

  /// What was asked.
  sealed interface Question {

    /// One was asked.
    ///
    /// @param user channel user id or Entra object id
    /// @param from how many conversations to leave out
    record About(String user, int from) implements Question {}

    record Unclear(Answer answer) implements Question {}
  }

  Question read(HttpServletRequest request) {
    return switch (bodies.read(request)) {
      case Body.Unusable(_, Answer answer) -> new Question.Unclear(answer);
      case Body.Text(String text) ->
          switch (json.read(text)) {
            case Reading.Unreadable(String reason) -> unclear("", reason);
            case Reading.Tree(JsonNode tree) -> judge(tree);
          };
    };
  }

  private static Question judge(JsonNode tree) {
    JsonNode user = tree.path("user");
    JsonNode from = tree.path("from");
    if (!user.isString() || user.stringValue().isBlank() || user.stringValue().length() > MAX_ID) {
      return unclear("/user", "a string of 1 to 1024 characters is expected");
    }
    boolean isCount = from.isInt() && from.intValue() >= 0;
    return from.isMissingNode() || isCount
        ? new Question.About(user.stringValue(), from.asInt(0))
        : unclear("/from", "a number from 0 on is expected");
  }

  private static Question unclear(String pointer, String message) {
    return new Question.Unclear(
        Answer.problem(400, "the body names no user", List.of(new Problem(pointer, message))));
  }
}
