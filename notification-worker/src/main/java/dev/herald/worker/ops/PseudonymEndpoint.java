package dev.herald.worker.ops;

import dev.herald.pseudonym.Pseudonyms;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What ids are called in the log, for who looks for one.
@RestController
final class PseudonymEndpoint {
  private final Pseudonyms names;

  PseudonymEndpoint(Pseudonyms names) {
    this.names = names;
  }

  @GetMapping(OpsGate.ROOT + "pseudonyms")
  JsonNode pseudonyms(
      @RequestParam(required = false) @Nullable String event,
      @RequestParam(required = false) @Nullable String user,
      @RequestParam(required = false) @Nullable String conversation,
      @RequestParam(required = false) @Nullable String tenant) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    name(named, "event", event, names::event);
    name(named, "user", user, names::user);
    name(named, "conversation", conversation, names::conversation);
    name(named, "tenant", tenant, names::tenant);
    if (named.isEmpty()) {
      throw new IllegalArgumentException("event, user, conversation or tenant is missing");
    }
    return named.put("lasting", names.isLasting());
  }

  private static void name(
      ObjectNode named, String kind, @Nullable String id, UnaryOperator<String> naming) {
    if (id != null && !id.isBlank()) {
      named.put(kind, naming.apply(id));
    }
  }
}
