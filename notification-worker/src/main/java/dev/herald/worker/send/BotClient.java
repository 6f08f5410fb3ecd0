package dev.herald.worker.send;

import dev.herald.conversation.StoredReference;
import dev.herald.worker.token.Token;
import dev.herald.worker.token.TokenSource;
import java.net.URI;
import java.util.function.BooleanSupplier;

/// Speaks to channels as the bot of a reference. Safe for any number of threads.
final class BotClient {
  /// The code of what was not sent because its bot has no token.
  static final String NO_TOKEN = "no-token";

  private static final int UNAUTHORIZED = 401;

  private final TokenSource tokens;
  private final ConnectorClient client;
  private final ResponseTable table;

  BotClient(TokenSource tokens, ConnectorClient client, ResponseTable table) {
    this.tokens = tokens;
    this.client = client;
    this.table = table;
  }

  /// What a request to a service URL may carry. Whoever chose an unverified one, or put another in
  /// its place, must not be handed the bot's token.
  Token tokenFor(StoredReference stored, String serviceUrl) {
    return stored.verified() && stored.reference().serviceUrl().equals(serviceUrl)
        ? tokens.tokenFor(stored)
        : new Token.None();
  }

  /// Posts. When the channel refuses the token, once more with a new one: what is refused so was
  /// not shown.
  ///
  /// @param url allowed, of the service URL that the token was asked for
  /// @param mayGoOn whether a request may still begin
  ChannelAnswer post(
      URI url, Token token, byte[] body, StoredReference stored, BooleanSupplier mayGoOn) {
    return switch (token) {
      case Token.None _ -> client.post(url, null, body, mayGoOn);
      case Token.Away _ -> new ChannelAnswer.NotSent(NO_TOKEN);
      case Token.Ready ready -> {
        ChannelAnswer answer = client.post(url, ready.text(), body, mayGoOn);
        yield isRefused(answer)
            ? again(url, tokens.renewed(stored, ready), body, ready, answer, mayGoOn)
            : answer;
      }
    };
  }

  private boolean isRefused(ChannelAnswer answer) {
    return answer.statusCode() == UNAUTHORIZED
        && table.judge(answer).finding() == Finding.BOT_REFUSED;
  }

  private ChannelAnswer again(
      URI url,
      Token renewed,
      byte[] body,
      Token.Ready refused,
      ChannelAnswer answer,
      BooleanSupplier mayGoOn) {
    if (renewed instanceof Token.Away) {
      return new ChannelAnswer.NotSent(NO_TOKEN);
    }
    if (!(renewed instanceof Token.Ready next) || next.equals(refused)) {
      return answer;
    }
    return mayGoOn.getAsBoolean()
        ? client.post(url, next.text(), body, mayGoOn)
        : ConnectorClient.WITHHELD;
  }
}
