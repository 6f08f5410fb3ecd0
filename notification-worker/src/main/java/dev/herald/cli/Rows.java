package dev.herald.cli;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Members of objects as cells of a table.
final class Rows {
  private Rows() {}

  static List<String> of(JsonNode object, String... members) {
    return Stream.of(members).map(member -> cell(object.path(member))).toList();
  }

  private static String cell(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? "-" : node.asString();
  }
}
