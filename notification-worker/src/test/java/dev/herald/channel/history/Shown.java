package dev.herald.channel.history;

import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A message that the channel showed.
///
/// @param order counts everything shown, from 0
/// @param nanos `System.nanoTime` of that moment
/// @param json the activity as the bot sent it; kept as text, since there may be a million
public record Shown(
    long order, String conversation, String activityId, Instant at, long nanos, String json) {

  public ObjectNode activity() {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }

  /// The activity's text; empty when it has none.
  public String text() {
    return activity().path("text").asString("");
  }
}
