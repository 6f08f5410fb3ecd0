package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.gateway.redelivery.TurnClaims;
import java.util.function.Supplier;

/// Does what an activity asks for once, however often it is delivered: who comes again when it is
/// done costs one question. Activities of which the answer goes back in the body are worked on each
/// time, since each delivery needs its body; so are those without an id, which nobody can tell
/// apart. Safe for any number of threads.
final class OnceRunner {
  private final TurnClaims claims;

  OnceRunner(TurnClaims claims) {
    this.claims = claims;
  }

  Received run(Activity activity, ConversationReference reference, Supplier<Received> work) {
    if (activity.answersInBody() || activity.id() == null) {
      return work.get();
    }
    String turn = ReplyIds.of(activity, reference).turn();
    return switch (claims.claim(turn)) {
      case GRANTED -> runClaimed(turn, work);
      case RUNNING -> new Received.Unavailable("the same activity is being handled");
      case DONE -> new Received.Repeated();
    };
  }

  private Received runClaimed(String turn, Supplier<Received> work) {
    boolean over = false;
    try {
      Received received = work.get();
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
