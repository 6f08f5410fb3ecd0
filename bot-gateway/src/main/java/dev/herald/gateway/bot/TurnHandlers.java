package dev.herald.gateway.bot;

import dev.herald.turn.TurnContext;
import dev.herald.turn.TurnHandler;
import java.util.HashMap;
import java.util.Map;

/// The bot as a whole: one handler per activity type. A type without a handler is fine and does
/// nothing, since channels invent types. Safe for any number of threads.
public final class TurnHandlers {
  private static final TurnHandler NOTHING = _ -> {};

  private final Map<String, TurnHandler> byType;

  /// Makes the bot.
  ///
  /// @param usual what happens with a type for which `own` has no handler
  /// @param own what whoever builds on the gateway brings
  public TurnHandlers(Map<String, TurnHandler> usual, Map<String, TurnHandler> own) {
    Map<String, TurnHandler> all = new HashMap<>(usual);
    all.putAll(own);
    this.byType = Map.copyOf(all);
  }

  public void onTurn(TurnContext turn) {
    byType.getOrDefault(turn.activity().type(), NOTHING).onTurn(turn);
  }
}
