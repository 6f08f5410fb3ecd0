package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.gateway.redelivery.TurnClaims;
import dev.herald.gateway.redelivery.TurnClaims.Claim;
import dev.herald.redis.Answer;
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

  /// A turn that is claimed, or about to be.
  @FunctionalInterface
  interface Turn {
    /// Waits for the claim and does the work if nobody else has done it or is at it.
    Received run(Supplier<Received> work);
  }

  /// Asks for the turn without waiting, so that other questions may go the same way.
  Turn claim(Activity activity, ConversationReference reference) {
    if (activity.answersInBody() || activity.id() == null) {
      return Supplier::get;
    }
    String turn = ReplyIds.of(activity, reference).turn();
    Answer<Claim> claim = claims.claim(turn);
    return work ->
        switch (claim.await()) {
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
