package dev.herald.gateway.bot;

import dev.herald.turn.TurnContext;
import dev.herald.turn.TurnHandler;

/// Answers a message: help when asked for it, else what was heard.
final class Conversing implements TurnHandler {
  static final String HELP =
      "I repeat what you say, and I bring you notifications: whoever publishes an event to the"
          + " topic notifications reaches you here.";
  static final String NO_TEXT = "I got that, but I only understand text.";
  private static final int MAX_ECHO = 500;

  @Override
  public void onTurn(TurnContext turn) {
    turn.send(answer(SpokenText.of(turn.activity())));
  }

  private static String answer(String spoken) {
    if (spoken.isEmpty()) {
      return NO_TEXT;
    }
    return spoken.equalsIgnoreCase("help") ? HELP : "You said: " + shortened(spoken);
  }

  private static String shortened(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= MAX_ECHO
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_ECHO)) + "…";
  }
}
