package dev.herald.gateway.bot;

import dev.herald.turn.TurnContext;
import dev.herald.turn.TurnHandler;
import java.util.Map;

/// The bot as a whole: one handler per activity type. A type without a handler is fine and does
/// nothing, since channels invent types. Safe for any number of threads.
public final class TurnHandlers {
  private static final TurnHandler NOTHING = _ -> {};

  private final Map<String, TurnHandler> byType;

  public TurnHandlers(Map<String, TurnHandler> byType) {
    this.byType = Map.copyOf(byType);
  }

  public void onTurn(TurnContext turn) {
    byType.getOrDefault(turn.activity().type(), NOTHING).onTurn(turn);
  }
}
