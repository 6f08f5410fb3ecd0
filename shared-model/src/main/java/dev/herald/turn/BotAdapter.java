package dev.herald.turn;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import java.util.List;

/// Runs turns: the same middleware in the same order, whether a user spoke or the bot speaks first.
/// Safe for any number of threads.
public final class BotAdapter {
  private final List<TurnMiddleware> middleware;

  /// Makes an adapter that runs `middleware` around each turn, the first outermost.
  public BotAdapter(List<TurnMiddleware> middleware) {
    this.middleware = List.copyOf(middleware);
  }

  /// Runs the turn of an inbound activity.
  ///
  /// @return the turn when it is over, with the answer to an invoke if there is one
  public TurnContext processActivity(
      Activity activity, ConversationReference reference, ActivitySink sink, TurnHandler bot) {
    return run(new TurnContext(() -> activity, reference, sink), bot);
  }

  /// Runs a proactive turn: the conversation of `reference` is continued with an event activity,
  /// and `callback` speaks in it.
  ///
  /// @param turnId id of the event activity; the delivery's id makes logs of both ends meet
  public TurnContext continueConversation(
      ConversationReference reference, String turnId, ActivitySink sink, TurnHandler callback) {
    return run(new TurnContext(() -> reference.continuation(turnId), reference, sink), callback);
  }

  private TurnContext run(TurnContext turn, TurnHandler handler) {
    TurnHandler chain = handler;
    for (TurnMiddleware step : middleware.reversed()) {
      TurnHandler next = chain;
      chain = context -> step.onTurn(context, next);
    }
    chain.onTurn(turn);
    return turn;
  }
}
