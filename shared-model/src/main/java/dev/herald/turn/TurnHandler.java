package dev.herald.turn;

/// What a bot does in a turn. Called on one thread per turn, for many turns at once.
@FunctionalInterface
public interface TurnHandler {
  void onTurn(TurnContext turn);
}
