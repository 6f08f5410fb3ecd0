package dev.herald.gateway.auth;

import dev.herald.activity.Activity;
import dev.herald.conversation.Origin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accepts everybody and certifies nothing: for development on one machine.
final class AnonymousAuthenticator implements Authenticator {
  private static final Verdict ANYBODY = new Verdict.Accepted(new Anybody());

  @Override
  public Verdict authenticate(@Nullable String authorization) {
    return ANYBODY;
  }

  private record Anybody() implements Caller {
    @Override
    public Origin origin() {
      return Origin.UNVERIFIED;
    }

    @Override
    public Optional<Refusal> objectionTo(Activity activity) {
      return Optional.empty();
    }
  }
}
