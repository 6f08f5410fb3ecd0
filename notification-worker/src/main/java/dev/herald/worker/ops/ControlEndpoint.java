package dev.herald.worker.ops;

import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import dev.herald.worker.control.ControlTopic;
import dev.herald.worker.control.Pause;
import dev.herald.worker.control.Pauses;
import dev.herald.worker.control.Scope;
import dev.herald.worker.control.Skips;
import dev.herald.worker.replay.NothingThereException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Pauses and skips.
@RestController
@RequestMapping(OpsGate.ROOT)
final class ControlEndpoint {
  private static final List<String> SKIPPABLE =
      Stream.concat(
              Stream.of(Topics.NOTIFICATIONS), Stream.of(Priority.values()).map(Topics::deliveries))
          .toList();

  private final ControlTopic topic;
  private final Pauses pauses;
  private final Audit audit;
  private final Clock clock;

  ControlEndpoint(ControlTopic topic, Pauses pauses, Audit audit, Clock clock) {
    this.topic = topic;
    this.pauses = pauses;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping("pauses")
  JsonNode pauses() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("pauses");
    pauses.all().forEach(pause -> json.withArray("pauses").add(pause.json()));
    return json;
  }

  @PostMapping("pauses")
  JsonNode pause(@RequestBody JsonNode body, @RequestAttribute(OpsGate.WHO) String who) {
    Asked asked = new Asked(body);
    Scope scope = Scope.parse(asked.text("scope"));
    Pause pause = new Pause(scope, who, asked.text("reason"), clock.instant());
    topic.pause(pause);
    audit.done(who, "pause", Map.of("scope", audit.scope(scope), "reason", pause.reason()));
    return pause.json();
  }

  @DeleteMapping("pauses")
  JsonNode resume(@RequestParam String scope, @RequestAttribute(OpsGate.WHO) String who) {
    Scope meant = Scope.parse(scope);
    if (pauses.all().stream().noneMatch(pause -> pause.scope().equals(meant))) {
      throw new NothingThereException(meant + " is not paused");
    }
    topic.resume(meant);
    audit.done(who, "resume", Map.of("scope", audit.scope(meant)));
    return JsonNodeFactory.instance.objectNode().put("resumed", meant.toString());
  }

  @PostMapping("skips")
  JsonNode skip(@RequestBody JsonNode body, @RequestAttribute(OpsGate.WHO) String who) {
    Asked asked = new Asked(body);
    String key =
        Skips.key(topic(asked.text("topic")), asked.count("partition"), asked.number("offset"));
    ObjectNode order =
        JsonNodeFactory.instance
            .objectNode()
            .put("by", who)
            .put("reason", asked.text("reason"))
            .put("at", clock.instant().toString());
    topic.put(key, order);
    audit.done(who, "skip", Map.of("record", key, "reason", asked.text("reason")));
    return order;
  }

  private static String topic(String name) {
    if (!SKIPPABLE.contains(name)) {
      throw new IllegalArgumentException("topic must be one of " + String.join(", ", SKIPPABLE));
    }
    return name;
  }
}
