package dev.herald.gateway.auth;

import dev.herald.activity.Activity;
import dev.herald.conversation.Origin;
import java.util.Optional;

/// Who brings an activity, as far as the request proves it.
public interface Caller {

  /// What it vouches for. Only when that includes the service URL may the reference ever be used
  /// together with a token of the bot.
  Origin origin();

  /// What speaks against this activity from this caller, such as a channel it is not endorsed for.
  Optional<Refusal> objectionTo(Activity activity);
}
