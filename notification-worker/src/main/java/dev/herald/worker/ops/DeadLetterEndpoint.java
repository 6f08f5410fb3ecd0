package dev.herald.worker.ops;

import dev.herald.worker.replay.DeadLetters;
import dev.herald.worker.replay.Filter;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was put aside.
@RestController
@RequestMapping(OpsGate.ROOT + "dead-letters")
final class DeadLetterEndpoint {
  private static final int MOST = 10_000;

  private final DeadLetters letters;
  private final Audit audit;

  DeadLetterEndpoint(DeadLetters letters, Audit audit) {
    this.letters = letters;
    this.audit = audit;
  }

  @GetMapping
  JsonNode list(
      @RequestParam String from,
      @RequestParam String to,
      @RequestParam(defaultValue = "") String where,
      @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("letters")
        .addAll(
            letters.list(
                Asked.time("from", from), Asked.time("to", to), Filter.parse(where), limit));
    return json;
  }

  @GetMapping("{partition}/{offset}")
  JsonNode show(
      @PathVariable int partition,
      @PathVariable long offset,
      @RequestParam(defaultValue = "false") boolean reveal,
      @RequestAttribute(OpsGate.WHO) String who) {
    if (reveal) {
      audit.done(who, "reveal", Map.of("letter", partition + "/" + offset));
    }
    return letters.show(partition, offset, reveal);
  }

  @PostMapping("{partition}/{offset}/discard")
  JsonNode discard(
      @PathVariable int partition,
      @PathVariable long offset,
      @RequestBody JsonNode body,
      @RequestAttribute(OpsGate.WHO) String who) {
    String reason = new Asked(body).text("reason");
    JsonNode discarded = letters.discard(partition, offset, reason, who);
    audit.done(who, "discard", Map.of("letter", partition + "/" + offset, "reason", reason));
    return discarded;
  }
}
