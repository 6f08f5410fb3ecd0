package dev.herald.gateway.auth.token;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a token that passed every check proves.
public sealed interface VerifiedToken {

  /// The Bot Connector vouches for an activity of a channel.
  ///
  /// @param appId the bot that it is for
  /// @param endorsements the channels that the signing key may speak for
  /// @param serviceUrl the service URL it certifies; null when it certifies none
  record Channel(String appId, Set<String> endorsements, @Nullable String serviceUrl)
      implements VerifiedToken {
    public Channel {
      endorsements = Set.copyOf(endorsements);
    }
  }

  /// An authorization server vouches for a service.
  ///
  /// @param clientId who calls
  /// @param grants its scopes and roles
  record Client(String clientId, Set<String> grants) implements VerifiedToken {
    public Client {
      grants = Set.copyOf(grants);
    }
  }

  /// Entra vouches for an application; nothing is said of a channel or a service URL.
  ///
  /// @param appId the bot that it is for
  /// @param callerId the application that calls; the bot itself when it is the Emulator
  record Application(String appId, String callerId) implements VerifiedToken {}
}
