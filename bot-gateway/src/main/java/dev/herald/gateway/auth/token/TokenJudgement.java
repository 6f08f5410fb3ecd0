package dev.herald.gateway.auth.token;

/// What judging a token came to.
public sealed interface TokenJudgement {

  record Good(VerifiedToken token) implements TokenJudgement {}

  /// It proves nothing.
  ///
  /// @param reason for a log; holds nothing of the token
  record Bad(String reason) implements TokenJudgement {}

  /// Nobody can say: the issuer's keys were never reached.
  record Undecided() implements TokenJudgement {}
}
