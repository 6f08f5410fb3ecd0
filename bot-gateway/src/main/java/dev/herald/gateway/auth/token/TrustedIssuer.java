package dev.herald.gateway.auth.token;

/// An issuer whose tokens may be accepted.
///
/// @param kind what its tokens prove
record TrustedIssuer(String issuer, SigningKeys keys, Kind kind) {

  /// Who issues.
  enum Kind {
    /// The Bot Connector service on behalf of a channel.
    CHANNEL,
    /// Entra, for the Emulator, the Agents Playground and other bots.
    ENTRA,
    /// An authorization server, for services that publish.
    CLIENTS
  }
}
