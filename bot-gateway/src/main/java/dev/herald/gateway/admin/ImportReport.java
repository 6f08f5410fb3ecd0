package dev.herald.gateway.admin;

import dev.herald.conversation.ReferenceStore.Change;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What became of the lines of an import. Lists the first refusals and counts all. Belongs to one
/// thread.
final class ImportReport {
  private static final int MOST_LISTED = 1_000;
  private static final String ERASED = "erased after it was seen";

  private final Map<Change, Long> accepted = new EnumMap<>(Change.class);
  private final List<Refusal> refusals = new ArrayList<>();
  private long refused;

  private record Refusal(long line, String reason) {}

  void accepted(long line, Change change) {
    if (change == Change.ERASED) {
      refused(line, ERASED);
    } else {
      accepted.merge(change, 1L, Long::sum);
    }
  }

  void refused(long line, String reason) {
    refused++;
    if (refusals.size() < MOST_LISTED) {
      refusals.add(new Refusal(line, reason));
    }
  }

  Map<String, ?> forAudit() {
    long sum = accepted.values().stream().mapToLong(Long::longValue).sum();
    return Map.of("accepted", sum, "refused", refused);
  }

  /// `new`, `changed`, `seen` (the same is here) and `older` (a newer one is here and stays) were
  /// accepted.
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode counts = json.putObject("accepted");
    for (Change change : List.of(Change.NEW, Change.CHANGED, Change.SEEN, Change.OLDER)) {
      counts.put(change.name().toLowerCase(Locale.ROOT), accepted.getOrDefault(change, 0L));
    }
    json.put("refused", refused);
    ArrayNode list = json.putArray("refusals");
    refusals.forEach(
        each -> list.addObject().put("line", each.line()).put("reason", each.reason()));
    return json;
  }
}
