package dev.herald.gateway.bot;

import dev.herald.activity.Activity;
import dev.herald.activity.ChannelAccount;
import tools.jackson.databind.JsonNode;

/// What a user said to the bot: the text without the mention that a group needs to address it.
/// Mentions are read from the entities, since the text alone may be forged.
final class SpokenText {
  private SpokenText() {}

  static String of(Activity message) {
    String text = message.text("text");
    ChannelAccount bot = message.recipient();
    String botId = bot == null ? null : bot.id();
    if (text == null || botId == null) {
      return text == null ? "" : text.strip();
    }
    for (JsonNode entity : message.json().path("entities")) {
      if (entity.path("mentioned").path("id").asString("").equals(botId)) {
        text = text.replace(entity.path("text").asString(""), "");
      }
    }
    return text.strip();
  }
}
