package dev.herald.channel.directline;

import dev.herald.channel.directline.Sessions.Session;
import dev.herald.channel.http.RefusedException;
import tools.jackson.databind.node.ObjectNode;

/// What a client says, made safe: who speaks is decided by the token.
final class Spoken {
  private Spoken() {}

  static ObjectNode by(Session session, ObjectNode activity) {
    String type = activity.path("type").asString("");
    if (type.isEmpty() || type.equals("conversationUpdate")) {
      throw RefusedException.badRequest("clients send no activity of type '" + type + "'");
    }
    String claimed = activity.path("from").path("id").asString("");
    String user = session.user() == null ? claimed : session.user();
    if (user.isEmpty()) {
      throw RefusedException.badRequest("from.id is missing");
    }
    ObjectNode spoken = activity.deepCopy();
    spoken.set("from", DirectLine.user(user, activity.path("from").path("name").asString("User")));
    return spoken;
  }
}
