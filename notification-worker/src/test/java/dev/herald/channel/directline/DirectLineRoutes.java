package dev.herald.channel.directline;

import dev.herald.channel.directline.Sessions.Session;
import dev.herald.channel.http.Exchange;
import dev.herald.channel.http.Handler;
import dev.herald.channel.http.Request;
import dev.herald.channel.http.Response;
import dev.herald.channel.http.Routes;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Direct Line 3.0 over HTTP, as Microsoft's clients speak it.
public final class DirectLineRoutes {
  private final Conversations conversations;
  private final Door door;
  private final Bot bot;

  public DirectLineRoutes(Conversations conversations, Door door, Bot bot) {
    this.conversations = conversations;
    this.door = door;
    this.bot = bot;
  }

  public void addTo(Routes routes) {
    String base = "/v3/directline";
    String one = base + "/conversations/{conversation}";
    routes
        .add("POST", base + "/tokens/generate", Cors.open(Handler.of(door::generate)))
        .add("POST", base + "/tokens/refresh", Cors.open(Handler.of(door::refresh)))
        .add("POST", base + "/conversations", Cors.open(this::start))
        .add("GET", one, Cors.open(Handler.of(this::reconnect)))
        .add("GET", one + "/activities", Cors.open(Handler.of(this::read)))
        .add("POST", one + "/activities", Cors.open(this::say))
        .add("OPTIONS", base + "/{path*}", Cors.preflight());
  }

  private void start(Request request, Exchange exchange) {
    Session session = door.session(request);
    boolean known = conversations.find(session.conversation()).isPresent();
    Conversation conversation = conversations.open(session.conversation(), session.user());
    conversation.expectStream(null);
    Response answer = Response.json(known ? 200 : 201, door.describe(session, true));
    exchange.answerWith(join(conversation).thenApply(_ -> answer));
  }

  private Response reconnect(Request request) {
    Session session = door.sessionOf(request);
    Conversation conversation = conversations.open(session.conversation(), session.user());
    conversation.expectStream(request.queried("watermark").orElse(null));
    return Response.json(200, door.describe(session, true));
  }

  private Response read(Request request) {
    Session session = door.sessionOf(request);
    Conversation conversation = conversations.open(session.conversation(), session.user());
    return Response.json(200, conversation.since(request.queried("watermark").orElse(null)));
  }

  private void say(Request request, Exchange exchange) {
    Session session = door.sessionOf(request);
    Conversation conversation = conversations.open(session.conversation(), session.user());
    ObjectNode activity = Spoken.by(session, request.object());
    conversation.named(activity.path("from").path("id").asString());
    exchange.answerWith(join(conversation).thenCompose(_ -> tell(conversation, activity)));
  }

  private CompletableFuture<Response> tell(Conversation conversation, ObjectNode activity) {
    String id = conversation.add(activity);
    return bot.said(conversation, activity, id)
        .thenApply(status ->
            status >= 200 && status < 300
                ? Response.json(200, JsonMapper.shared().createObjectNode().put("id", id))
                : Response.error(
                    502, "BotError", "The bot did not take the message (" + status + ")"));
  }

  /// The bot learns of a user once, and as soon as it is known who that is.
  private CompletableFuture<Integer> join(Conversation conversation) {
    String user = conversation.user();
    return user != null && conversation.joins()
        ? bot.joined(conversation, user)
        : CompletableFuture.completedFuture(200);
  }
}
