package dev.herald.channel.directline;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What both sides of Direct Line share.
final class DirectLine {
  static final String CHANNEL = "directline";

  private DirectLine() {}

  static ObjectNode bot() {
    return account("herald", "Herald").put("role", "bot");
  }

  static ObjectNode user(String id, String name) {
    return account(id, name).put("role", "user");
  }

  private static ObjectNode account(String id, String name) {
    return JsonMapper.shared().createObjectNode().put("id", id).put("name", name);
  }
}
