package dev.herald.channel.directline;

import dev.herald.channel.directline.Sessions.Judgement;
import dev.herald.channel.directline.Sessions.Session;
import dev.herald.channel.http.RefusedException;
import dev.herald.channel.http.Request;
import dev.herald.channel.http.Response;
import dev.herald.channel.http.Socket;
import dev.herald.channel.http.SocketDoor;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Lets clients in: tokens, and the sockets that a token opens. Any secret will do on this machine.
public final class Door implements SocketDoor {
  private final Conversations conversations;
  private final Sessions sessions;
  private final Supplier<String> ids;
  private final String socketBase;

  /// Makes the door.
  ///
  /// @param ids makes ids that cannot be guessed
  /// @param socketBase scheme, host and port of streams
  public Door(Conversations conversations, Supplier<String> ids, String socketBase, Clock clock) {
    this.conversations = conversations;
    this.sessions = new Sessions(ids, clock);
    this.ids = ids;
    this.socketBase = socketBase;
  }

  Response generate(Request request) {
    String user = request.object().path("user").path("id").asString("");
    if (!user.isEmpty() && !user.startsWith("dl_")) {
      return Response.error(400, "BadArgument", "user.id must begin with dl_");
    }
    Session session = sessions.open(ids.get(), user.isEmpty() ? null : user);
    return Response.json(200, describe(session, false));
  }

  Response refresh(Request request) {
    Session old = session(request);
    return Response.json(200, describe(sessions.open(old.conversation(), old.user()), false));
  }

  /// The session of the caller's token; a caller with a secret, or without anything, gets a new
  /// one.
  Session session(Request request) {
    return switch (judge(request)) {
      case Judgement.Valid(Session session) -> session;
      case Judgement.Expired _ -> throw expired();
      case Judgement.Unknown _ -> sessions.open(ids.get(), null);
    };
  }

  /// The session of the caller's token, which must be for the conversation in the path.
  Session sessionOf(Request request) {
    if (judge(request) instanceof Judgement.Valid(Session session)) {
      if (session.conversation().equals(request.parameter("conversation"))) {
        return session;
      }
      throw new RefusedException(403, "BadArgument", "the token is for another conversation");
    }
    throw expired();
  }

  ObjectNode describe(Session session, boolean withStream) {
    ObjectNode described =
        JsonMapper.shared()
            .createObjectNode()
            .put("conversationId", session.conversation())
            .put("token", session.token())
            .put("expires_in", Sessions.LIFETIME.toSeconds());
    if (withStream) {
      described.put(
          "streamUrl",
          "%s/v3/directline/conversations/%s/stream?t=%s"
              .formatted(socketBase, session.conversation(), session.token()));
    }
    return described;
  }

  @Override
  public Optional<Consumer<Socket>> open(Request request) {
    return request
        .queried("t")
        .map(sessions::judge)
        .filter(judgement -> request.path().getLast().equals("stream"))
        .filter(Judgement.Valid.class::isInstance)
        .map(Judgement.Valid.class::cast)
        .map(valid -> conversations.open(valid.session().conversation(), valid.session().user()))
        .map(conversation -> conversation::attach);
  }

  private static RefusedException expired() {
    return new RefusedException(403, "TokenExpired", "the token has expired or is unknown");
  }

  private Judgement judge(Request request) {
    String authorization = request.headers().getOrDefault("authorization", "");
    return sessions.judge(authorization.replaceFirst("(?i)^bearer\\s+", ""));
  }
}
