package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.gateway.redelivery.TurnClaims;

/// Runs one turn for each activity, however often it is delivered. Activities of which the answer
/// goes back in the body run each time, since each delivery needs its body; so do those without an
/// id, which nobody can tell apart. Safe for any number of threads.
final class OnceRunner {
  private final TurnRunner turns;
  private final TurnClaims claims;

  OnceRunner(TurnRunner turns, TurnClaims claims) {
    this.turns = turns;
    this.claims = claims;
  }

  Received run(Activity activity, ConversationReference reference) {
    if (activity.answersInBody() || activity.id() == null) {
      return turns.run(activity, reference);
    }
    String turn = ReplyIds.of(activity, reference).turn();
    return switch (claims.claim(turn)) {
      case GRANTED -> runClaimed(turn, activity, reference);
      case RUNNING -> new Received.Unavailable("the same activity is being handled");
      case DONE -> new Received.Repeated();
    };
  }

  private Received runClaimed(String turn, Activity activity, ConversationReference reference) {
    boolean over = false;
    try {
      Received received = turns.run(activity, reference);
      over = received instanceof Received.Done;
      return received;
    } finally {
      if (over) {
        claims.done(turn);
      } else {
        claims.release(turn);
      }
    }
  }
}
