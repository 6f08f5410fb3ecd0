package dev.herald.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Replays as a table.
final class ReplayRows {
  static final List<String> HEAD =
      List.of("REPLAY", "STATE", "READ", "RECORDS", "PUBLISHED", "PASSED OVER", "OPEN", "SETTLED");

  private ReplayRows() {}

  static List<List<String>> of(JsonNode replays) {
    return replays.valueStream().map(ReplayRows::row).toList();
  }

  static List<String> row(JsonNode replay) {
    String settled =
        replay.path("settled").properties().stream()
            .map(each -> each.getKey() + " " + each.getValue().asString())
            .collect(Collectors.joining(", "));
    List<String> cells =
        Rows.of(replay, "id", "state", "read", "records", "published", "passedOver", "open");
    return Stream.concat(cells.stream(), Stream.of(settled.isEmpty() ? "-" : settled)).toList();
  }
}
