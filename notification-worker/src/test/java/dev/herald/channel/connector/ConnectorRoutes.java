package dev.herald.channel.connector;

import dev.herald.channel.http.Handler;
import dev.herald.channel.http.Request;
import dev.herald.channel.http.Response;
import dev.herald.channel.http.Routes;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The operations of the Bot Connector that a channel like Direct Line supports. The others are
/// answered 405, as the protocol says.
public final class ConnectorRoutes {
  private final Sending sending;
  private final ServiceUrls urls;

  public ConnectorRoutes(Sending sending, ServiceUrls urls) {
    this.sending = sending;
    this.urls = urls;
  }

  public void addTo(Routes routes) {
    addUnder("/connector", routes);
    addUnder("/connector/{generation}", routes);
  }

  private void addUnder(String base, Routes routes) {
    String all = base + "/v3/conversations";
    String one = all + "/{conversation}";
    routes
        .add("POST", one + "/activities", sending)
        .add("POST", one + "/activities/{activity}", sending)
        .add("POST", all, current(this::create))
        .add("GET", one + "/members", current(this::members))
        .add("GET", one + "/pagedmembers", current(this::pagedMembers))
        .add("GET", one + "/activities/{activity}/members", current(this::members))
        .add("GET", one + "/members/{member}", current(this::member));
  }

  private Handler current(Function<Request, Response> answer) {
    return Handler.of(request ->
        urls.isCurrent(request.parameters().getOrDefault("generation", ""))
            ? answer.apply(request)
            : Sending.notFound());
  }

  /// Asked again for the same member, the same conversation is answered.
  private Response create(Request request) {
    String member = request.object().path("members").path(0).path("id").asString("");
    if (member.isEmpty()) {
      return Response.error(400, "BadArgument", "members[0].id is missing");
    }
    ObjectNode created = JsonMapper.shared().createObjectNode();
    created.put("id", "a:" + member).put("serviceUrl", urls.current().toString());
    if (request.object().path("activity") instanceof ObjectNode activity) {
      created.put("activityId", sending.show("a:" + member, activity));
    }
    return Response.json(201, created);
  }

  private Response members(Request request) {
    return Response.json(200, list(request));
  }

  private Response pagedMembers(Request request) {
    ObjectNode page = JsonMapper.shared().createObjectNode();
    page.set("members", list(request));
    return Response.json(200, page);
  }

  private Response member(Request request) {
    return Response.json(200, account(request.parameter("member")));
  }

  private static ArrayNode list(Request request) {
    return JsonMapper.shared()
        .createArrayNode()
        .add(account("member-of-" + request.parameter("conversation")));
  }

  private static ObjectNode account(String id) {
    return JsonMapper.shared().createObjectNode().put("id", id).put("name", "User");
  }
}
