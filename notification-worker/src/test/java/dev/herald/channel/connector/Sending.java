package dev.herald.channel.connector;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultBodies;
import dev.herald.channel.fault.Faults;
import dev.herald.channel.history.Asked;
import dev.herald.channel.history.Recorder;
import dev.herald.channel.http.Exchange;
import dev.herald.channel.http.Handler;
import dev.herald.channel.http.Request;
import dev.herald.channel.http.Response;
import dev.herald.channel.limit.Limits;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A bot sends to a conversation: after the latency the limits are asked, then the faults, and what
/// both let through is shown.
public final class Sending implements Handler {
  private final Limits limits;
  private final Faults faults;
  private final Recorder recorder;
  private final Screen screen;
  private final ServiceUrls urls;

  public Sending(Limits limits, Faults faults, Recorder recorder, Screen screen, ServiceUrls urls) {
    this.limits = limits;
    this.faults = faults;
    this.recorder = recorder;
    this.screen = screen;
    this.urls = urls;
  }

  @Override
  public void handle(Request request, Exchange exchange) {
    String conversation = request.parameter("conversation");
    ObjectNode activity = request.object();
    String authorization = Objects.requireNonNullElse(request.header("authorization"), "");
    Asked asked =
        recorder.begun(conversation, activity.toString(), authorization, exchange.connection());
    if (!urls.isCurrent(request.parameters().getOrDefault("generation", ""))) {
      answer(exchange, asked, notFound(), false);
      return;
    }
    Faults.Fate fate = faults.next(conversation);
    exchange.after(fate.latency(), () -> decide(fate.fault(), asked, activity, exchange));
  }

  /// Shows an activity outside any limit.
  String show(String conversation, ObjectNode activity) {
    return show(conversation, activity, activity.toString());
  }

  private String show(String conversation, ObjectNode activity, String json) {
    String id = screen.show(conversation, activity);
    recorder.showed(conversation, id, json);
    return id;
  }

  static Response notFound() {
    return Response.json(404, FaultBodies.of(404));
  }

  private void decide(Fault fault, Asked asked, ObjectNode activity, Exchange exchange) {
    String conversation = asked.conversation();
    Duration wait =
        limits.areNone()
            ? Duration.ZERO
            : limits.admit(conversation, tenant(activity), System.nanoTime());
    if (wait.isPositive()) {
      answer(exchange, asked, throttled(wait), false);
      return;
    }
    @Nullable String id = fault.shown() ? show(conversation, activity, asked.json()) : null;
    switch (fault) {
      case Fault.None _ -> answer(exchange, asked, created(Objects.requireNonNull(id)), true);
      case Fault.Answer answer -> answer(exchange, asked, response(answer), answer.shown());
      case Fault.Reset(boolean shown) -> {
        recorder.answered(asked, 0, shown);
        exchange.reset();
      }
      case Fault.Silence(boolean shown) -> recorder.answered(asked, 0, shown);
    }
  }

  private void answer(Exchange exchange, Asked asked, Response response, boolean shown) {
    recorder.answered(asked, exchange.isOpen() ? response.status() : 0, shown);
    exchange.answer(response);
  }

  private static Response created(String id) {
    return Response.json(201, JsonMapper.shared().createObjectNode().put("id", id));
  }

  private static Response response(Fault.Answer answer) {
    String body = answer.body() == null ? FaultBodies.of(answer.status()) : answer.body();
    Response response =
        answer.contentType() == null
            ? Response.json(answer.status(), body)
            : Response.text(answer.status(), answer.contentType(), body);
    return answer.retryAfter() == null
        ? response
        : response.with("retry-after", answer.retryAfter());
  }

  private static Response throttled(Duration wait) {
    long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    return Response.json(429, FaultBodies.of(429)).with("retry-after", Long.toString(seconds));
  }

  private static String tenant(ObjectNode activity) {
    String tenant = activity.path("conversation").path("tenantId").asString("");
    return tenant.isEmpty()
        ? activity.path("channelData").path("tenant").path("id").asString("")
        : tenant;
  }
}
