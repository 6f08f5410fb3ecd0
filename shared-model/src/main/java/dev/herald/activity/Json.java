package dev.herald.activity;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads optional members of a tree: a member that is absent, null, empty or of another type is
/// null.
final class Json {
  private Json() {}

  static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null || !value.isString() || value.stringValue().isEmpty()
        ? null
        : value.stringValue();
  }

  static @Nullable ObjectNode object(JsonNode node, String name) {
    return node.get(name) instanceof ObjectNode object ? object : null;
  }
}
