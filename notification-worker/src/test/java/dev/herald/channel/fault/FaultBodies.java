package dev.herald.channel.fault;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The bodies that channels send with their errors.
public final class FaultBodies {
  private static final Map<Integer, String> CODES =
      Map.of(
          400, "BadArgument",
          403, "BotNotInConversationRoster",
          404, "ConversationNotFound",
          405, "MethodNotAllowed",
          412, "PreconditionFailed",
          413, "MessageSizeTooBig",
          429, "Throttled",
          500, "ServiceError",
          502, "ServiceError");

  private FaultBodies() {}

  /// The body that belongs to a status; empty for those that come without one.
  public static String of(int status) {
    String code = CODES.get(status);
    if (status == 401) {
      return "{\"message\":\"Authorization has been denied for this request.\"}";
    }
    return code == null ? "" : error(code, "the local channel was told to answer " + status);
  }

  static String error(String code, String message) {
    var body = JsonMapper.shared().createObjectNode();
    body.putObject("error").put("code", code).put("message", message);
    return body.toString();
  }
}
