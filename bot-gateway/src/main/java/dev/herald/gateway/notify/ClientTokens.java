package dev.herald.gateway.notify;

import dev.herald.gateway.auth.token.TokenJudge;
import dev.herald.gateway.auth.token.TokenJudgement;
import dev.herald.gateway.auth.token.VerifiedToken;
import dev.herald.gateway.web.Answer;
import java.util.Set;

/// Tokens of an authorization server at the door. Safe for any number of threads.
final class ClientTokens {
  private final TokenJudge judge;
  private final Set<String> needed;

  /// Makes the door's judge.
  ///
  /// @param needed scopes or roles of which each must have been granted
  ClientTokens(TokenJudge judge, Set<String> needed) {
    this.judge = judge;
    this.needed = Set.copyOf(needed);
  }

  /// Who it is, or what is said to it.
  Publishers.Entry judge(String token) {
    return switch (judge.judge(token)) {
      case TokenJudgement.Good(VerifiedToken.Client client) ->
          client.grants().containsAll(needed)
              ? new Publishers.Entry.Known("client " + client.clientId())
              : refused(403, "the token lacks a scope or role that is needed here");
      case TokenJudgement.Good _, TokenJudgement.Bad _ ->
          refused(401, "a known key or a token for this door is needed");
      case TokenJudgement.Undecided _ ->
          new Publishers.Entry.Refused(
              Answer.unavailable("tokens cannot be judged now; come again"));
    };
  }

  private static Publishers.Entry refused(int status, String detail) {
    return new Publishers.Entry.Refused(Answer.problem(status, detail));
  }
}
