package dev.herald.gateway.admin;

import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.StoredReference;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Counts references by channel, tenant and state. Holds a bounded number of groups: what comes in
/// more tenants than that is counted under `(other)`. Belongs to one request.
final class Census {
  private static final int MOST_GROUPS = 20_000;
  private static final String OTHER = "(other)";

  private final Map<Group, Long> groups = new HashMap<>();
  private long references;

  private record Group(String channel, String tenant, ReferenceState state) {}

  void add(List<StoredReference> page) {
    for (StoredReference each : page) {
      String tenant = Objects.requireNonNullElse(each.reference().tenantId(), "");
      Group group = new Group(each.reference().channelId(), tenant, each.state());
      boolean fits = groups.size() < MOST_GROUPS || groups.containsKey(group);
      groups.merge(fits ? group : new Group(OTHER, OTHER, each.state()), 1L, Long::sum);
      references++;
    }
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("references", references);
    ArrayNode list = json.putArray("groups");
    groups.entrySet().stream()
        .sorted(Map.Entry.<Group, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(each ->
            list.addObject()
                .put("channel", each.getKey().channel())
                .put("tenant", each.getKey().tenant())
                .put("state", each.getKey().state().name())
                .put("count", each.getValue()));
    return json;
  }
}
