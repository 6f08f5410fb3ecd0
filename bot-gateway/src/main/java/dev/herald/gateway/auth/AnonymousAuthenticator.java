package dev.herald.gateway.auth;

import dev.herald.activity.Activity;
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
    public boolean certifiesServiceUrl() {
      return false;
    }

    @Override
    public Optional<Refusal> objectionTo(Activity activity) {
      return Optional.empty();
    }
  }
}
