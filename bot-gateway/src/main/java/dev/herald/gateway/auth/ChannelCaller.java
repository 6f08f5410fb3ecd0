package dev.herald.gateway.auth;

import dev.herald.activity.Activity;
import dev.herald.conversation.Origin;
import dev.herald.gateway.auth.token.VerifiedToken;
import java.util.Optional;
import java.util.Set;

/// The Bot Connector on behalf of a channel. Its token certifies one service URL, and its key the
/// channels it may speak for.
record ChannelCaller(VerifiedToken.Channel token, Set<String> unendorsedChannels)
    implements Caller {

  @Override
  public Origin origin() {
    return Origin.verifiedFor(token.appId());
  }

  @Override
  public Optional<Refusal> objectionTo(Activity activity) {
    String channel = activity.channelId();
    if (channel == null || !isEndorsed(channel)) {
      return Optional.of(new Refusal(403, "the token's key is not endorsed for this channel"));
    }
    String certified = token.serviceUrl();
    return certified != null && certified.equalsIgnoreCase(activity.serviceUrl())
        ? Optional.empty()
        : Optional.of(new Refusal(403, "the token certifies another service URL"));
  }

  private boolean isEndorsed(String channel) {
    return token.endorsements().contains(channel) || unendorsedChannels.contains(channel);
  }
}
