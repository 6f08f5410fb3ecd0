package dev.herald.channel.control;

import dev.herald.channel.connector.ServiceUrls;
import dev.herald.channel.fault.Faults;
import dev.herald.channel.fault.Latency;
import dev.herald.channel.history.History;
import dev.herald.channel.http.Handler;
import dev.herald.channel.http.RefusedException;
import dev.herald.channel.http.Request;
import dev.herald.channel.http.Response;
import dev.herald.channel.http.Routes;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The doors for whoever tests with the channel from outside its JVM.
public final class ControlRoutes {
  private static final int PAGE = 1000;

  private final History history;
  private final Faults faults;
  private final ServiceUrls urls;

  public ControlRoutes(History history, Faults faults, ServiceUrls urls) {
    this.history = history;
    this.faults = faults;
    this.urls = urls;
  }

  public void addTo(Routes routes) {
    routes
        .add("GET", "/control/shown", Handler.of(this::shown))
        .add("GET", "/control/attempts", Handler.of(this::attempts))
        .add("GET", "/control/stats", Handler.of(_ -> stats()))
        .add("DELETE", "/control/history", Handler.of(_ -> forget()))
        .add("GET", "/control/faults", Handler.of(_ -> rules()))
        .add("POST", "/control/faults", Handler.of(this::addRules))
        .add("DELETE", "/control/faults", Handler.of(_ -> clearRules()))
        .add("PUT", "/control/latency", Handler.of(this::latency))
        .add("POST", "/control/service-url/move", Handler.of(_ -> move()));
  }

  /// `?conversation=` narrows, `?from=` goes on after what was read; at most 1000 at a time.
  private Response shown(Request request) {
    ArrayNode page = JsonMapper.shared().createArrayNode();
    history.shown(from(request)).stream()
        .filter(each -> fits(request, each.conversation()))
        .limit(PAGE)
        .forEach(each ->
            page.addObject()
                .put("order", each.order())
                .put("conversation", each.conversation())
                .put("activityId", each.activityId())
                .put("at", each.at().toString())
                .set("activity", each.activity()));
    return Response.json(200, page);
  }

  private Response attempts(Request request) {
    ArrayNode page = JsonMapper.shared().createArrayNode();
    history.attempts().stream()
        .skip(from(request))
        .filter(each -> fits(request, each.conversation()))
        .limit(PAGE)
        .forEach(each ->
            page.addObject()
                .put("order", each.order())
                .put("conversation", each.conversation())
                .put("asked", each.asked().at().toString())
                .put("at", each.at().toString())
                .put("status", each.status())
                .put("shown", each.shown()));
    return Response.json(200, page);
  }

  private Response stats() {
    return Response.json(200, JsonMapper.shared().valueToTree(history.stats()));
  }

  private Response forget() {
    history.clear();
    return Response.empty(204);
  }

  private Response rules() {
    ArrayNode rules = JsonMapper.shared().createArrayNode();
    faults.rules().forEach(rule -> rules.add(RuleJson.write(rule)));
    return Response.json(200, rules);
  }

  private Response addRules(Request request) {
    RuleJson.read(request.json()).forEach(faults::add);
    return rules();
  }

  private Response clearRules() {
    faults.clear();
    return Response.empty(204);
  }

  private Response latency(Request request) {
    ObjectNode body = request.object();
    faults.latency(
        Latency.of(
            Duration.ofMillis(body.path("leastMs").asLong(0)),
            Duration.ofMillis(body.path("jitterMs").asLong(0))));
    return Response.empty(204);
  }

  private Response move() {
    return Response.json(
        200, JsonMapper.shared().createObjectNode().put("serviceUrl", urls.move().toString()));
  }

  private static boolean fits(Request request, String conversation) {
    return request.queried("conversation").map(conversation::equals).orElse(true);
  }

  private static int from(Request request) {
    try {
      return Math.max(0, request.queried("from").map(Integer::parseInt).orElse(0));
    } catch (NumberFormatException _) {
      throw RefusedException.badRequest("from is a number");
    }
  }
}
