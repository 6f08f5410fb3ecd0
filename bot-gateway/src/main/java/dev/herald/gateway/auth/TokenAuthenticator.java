package dev.herald.gateway.auth;

import dev.herald.gateway.auth.token.TokenJudge;
import dev.herald.gateway.auth.token.TokenJudgement;
import dev.herald.gateway.auth.token.VerifiedToken;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts who brings a good bearer token. Callers are told that they are not authenticated, not
/// why: the reason is in the log.
final class TokenAuthenticator implements Authenticator {
  private static final Logger log = LoggerFactory.getLogger(TokenAuthenticator.class);
  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) ([A-Za-z0-9._~+/=-]+)");

  private final TokenJudge judge;
  private final Set<String> unendorsedChannels;
  private final Applications applications;

  TokenAuthenticator(TokenJudge judge, Set<String> unendorsedChannels, Applications applications) {
    this.judge = judge;
    this.unendorsedChannels = Set.copyOf(unendorsedChannels);
    this.applications = applications;
  }

  @Override
  public Verdict authenticate(@Nullable String authorization) {
    if (authorization == null) {
      return refused("no Authorization header");
    }
    Matcher bearer = BEARER.matcher(authorization);
    if (!bearer.matches()) {
      return refused("the Authorization header is no bearer token");
    }
    return switch (judge.judge(bearer.group(1))) {
      case TokenJudgement.Good(VerifiedToken.Channel channel) ->
          new Verdict.Accepted(new ChannelCaller(channel, unendorsedChannels));
      case TokenJudgement.Good(VerifiedToken.Application application) ->
          applications.judge(application);
      case TokenJudgement.Good(VerifiedToken.Client _) -> refused("a token for the other door");
      case TokenJudgement.Bad(String reason) -> refused(reason);
      case TokenJudgement.Undecided _ ->
          new Verdict.Refused(new Refusal(503, "tokens cannot be judged now"));
    };
  }

  private static Verdict refused(String reason) {
    log.atInfo().addKeyValue("reason", reason).log("Caller not authenticated, answering 401");
    return new Verdict.Refused(new Refusal(401, "not authenticated"));
  }
}
