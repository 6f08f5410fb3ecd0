package dev.herald.turn;

/// A step around every turn, inbound and proactive: it may act before and after `next`, or end the
/// turn by not calling it.
@FunctionalInterface
public interface TurnMiddleware {
  void onTurn(TurnContext turn, TurnHandler next);
}
