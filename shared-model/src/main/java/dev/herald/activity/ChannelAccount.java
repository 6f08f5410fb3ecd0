package dev.herald.activity;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A user or a bot on a channel. Ids are pairwise on Teams: another bot sees another id.
public record ChannelAccount(ObjectNode json) implements Account {

  public static ChannelAccount of(String id) {
    return new ChannelAccount(JsonNodeFactory.instance.objectNode().put("id", id));
  }
}
