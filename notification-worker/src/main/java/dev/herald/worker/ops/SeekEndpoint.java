package dev.herald.worker.ops;

import dev.herald.worker.seek.Seeks;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Moves the workers' own groups.
@RestController
final class SeekEndpoint {
  private final Seeks seeks;
  private final Audit audit;

  SeekEndpoint(Seeks seeks, Audit audit) {
    this.seeks = seeks;
    this.audit = audit;
  }

  @PostMapping(OpsGate.ROOT + "seeks")
  JsonNode seek(@RequestBody JsonNode body, @RequestAttribute(OpsGate.WHO) String who) {
    Asked asked = new Asked(body);
    String topic = asked.text("topic");
    String to = asked.text("to");
    String reason = asked.text("reason");
    Map<TopicPartition, Long> moved = seeks.seek(topic, to);
    audit.done(who, "seek", Map.of("topic", topic, "to", to, "reason", reason));
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("topic", topic).put("to", to);
    ObjectNode offsets = json.putObject("offsets");
    moved.forEach((partition, offset) -> offsets.put(partition.toString(), offset));
    return json;
  }
}
