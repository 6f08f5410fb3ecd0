package dev.herald.worker.ops;

import dev.herald.worker.control.ControlBoard;
import dev.herald.worker.control.Pauses;
import dev.herald.worker.replay.Replays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is going on.
@RestController
final class StatusEndpoint {
  private final Pauses pauses;
  private final Replays replays;
  private final ControlBoard board;

  StatusEndpoint(Pauses pauses, Replays replays, ControlBoard board) {
    this.pauses = pauses;
    this.replays = replays;
    this.board = board;
  }

  @GetMapping(OpsGate.ROOT + "status")
  JsonNode status() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ordersKnown", board.isComplete());
    json.putArray("pauses");
    pauses.all().forEach(pause -> json.withArray("pauses").add(pause.json()));
    json.putArray("replays");
    replays.all().forEach(replay -> json.withArray("replays").add(replays.status(replay)));
    return json;
  }
}
