package dev.herald.channel.connector;

import tools.jackson.databind.node.ObjectNode;

/// Where users see what bots say.
public interface Screen {

  /// Shows an activity.
  ///
  /// @return its id
  String show(String conversation, ObjectNode activity);
}
