package dev.herald.gateway.auth;

import dev.herald.activity.Activity;
import java.util.Optional;

/// Who brings an activity, as far as the request proves it.
public interface Caller {

  /// Whether the service URL of what it brings is certified. Only then may the reference ever be
  /// used together with a token of the bot.
  boolean certifiesServiceUrl();

  /// What speaks against this activity from this caller, such as a channel it is not endorsed for.
  Optional<Refusal> objectionTo(Activity activity);
}
