package dev.herald.worker.ops;

import dev.herald.worker.replay.Filter;
import dev.herald.worker.replay.NothingThereException;
import dev.herald.worker.replay.Order;
import dev.herald.worker.replay.Origin;
import dev.herald.worker.replay.Plan;
import dev.herald.worker.replay.Plans;
import dev.herald.worker.replay.Replay;
import dev.herald.worker.replay.Replays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Plans and replays.
@RestController
@RequestMapping(OpsGate.ROOT)
final class ReplayEndpoint {
  private final Plans plans;
  private final Replays replays;
  private final Audit audit;

  ReplayEndpoint(Plans plans, Replays replays, Audit audit) {
    this.plans = plans;
    this.replays = replays;
    this.audit = audit;
  }

  @PostMapping("plans")
  @ResponseStatus(HttpStatus.ACCEPTED)
  JsonNode plan(@RequestBody JsonNode body, @RequestAttribute(OpsGate.WHO) String who) {
    Asked asked = new Asked(body);
    Order order =
        new Order(
            Origin.of(asked.text("topic")),
            asked.time("from"),
            asked.time("to"),
            Filter.parse(asked.text("where", "")),
            asked.flag("force"),
            asked.flag("unknown"),
            asked.text("reason", ""),
            who);
    Plan plan = plans.begin(order);
    audit.done(
        who, "plan", Map.of("plan", plan.id(), "force", order.force(), "reason", order.reason()));
    return plans.shown(plan);
  }

  @GetMapping("plans")
  JsonNode plans() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("plans");
    plans.all().forEach(plan -> json.withArray("plans").add(plans.shown(plan)));
    return json;
  }

  @GetMapping("plans/{id}")
  JsonNode plan(@PathVariable String id) {
    return plans.shown(
        plans.find(id).orElseThrow(() -> new NothingThereException("there is no plan " + id)));
  }

  @PostMapping("replays")
  @ResponseStatus(HttpStatus.ACCEPTED)
  JsonNode apply(@RequestBody JsonNode body, @RequestAttribute(OpsGate.WHO) String who) {
    Asked asked = new Asked(body);
    Replay replay = replays.apply(asked.text("plan"), asked.number("rate", 0), who);
    audit.done(who, "apply", Map.of("plan", replay.id(), "rate", replay.rate()));
    return replays.status(replay);
  }

  @GetMapping("replays")
  JsonNode replays() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("replays");
    replays.all().forEach(replay -> json.withArray("replays").add(replays.status(replay)));
    return json;
  }

  @GetMapping("replays/{id}")
  JsonNode replay(@PathVariable String id) {
    return replays.status(
        replays.find(id).orElseThrow(() -> new NothingThereException("there is no replay " + id)));
  }

  @PostMapping("replays/{id}")
  JsonNode adjust(
      @PathVariable String id,
      @RequestBody JsonNode body,
      @RequestAttribute(OpsGate.WHO) String who) {
    Asked asked = new Asked(body);
    Replay.@Nullable Wish wish = body.has("action") ? Replay.Wish.of(asked.text("action")) : null;
    @Nullable Integer rate = body.has("rate") ? asked.number("rate", 0) : null;
    if (wish == null && rate == null) {
      throw new IllegalArgumentException("action (pause, resume, abort) or rate is missing");
    }
    Replay replay = replays.adjust(id, wish, rate, who);
    audit.done(who, "adjust", Map.of("replay", id, "wish", replay.wish(), "rate", replay.rate()));
    return replays.status(replay);
  }
}
