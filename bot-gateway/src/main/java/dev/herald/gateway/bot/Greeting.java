package dev.herald.gateway.bot;

import dev.herald.activity.Activity;
import dev.herald.activity.ChannelAccount;
import dev.herald.turn.TurnContext;
import dev.herald.turn.TurnHandler;
import java.util.Objects;

/// Greets when somebody joins, once per update however many join with it. The bot's own arrival is
/// no reason to speak: channels tell it in an update of its own, in the same, or not at all.
final class Greeting implements TurnHandler {
  static final String TEXT =
      "Hello! Say something and I answer. Later I may speak first: that is what I am for."
          + " Say help to learn more.";

  @Override
  public void onTurn(TurnContext turn) {
    if (somebodyJoined(turn.activity())) {
      turn.send(TEXT);
    }
  }

  private static boolean somebodyJoined(Activity update) {
    ChannelAccount bot = update.recipient();
    String botId = bot == null ? null : bot.id();
    return update.membersAdded().stream()
        .anyMatch(member -> member.id() != null && !Objects.equals(member.id(), botId));
  }
}
