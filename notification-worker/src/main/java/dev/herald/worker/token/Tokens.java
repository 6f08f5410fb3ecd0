package dev.herald.worker.token;

import dev.herald.conversation.StoredReference;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tokens of all configured bots. A reference is served by the bot that it was captured for;
/// one that does not say is served by the only bot there is.
final class Tokens implements TokenSource {
  private static final Token NONE = new Token.None();
  private static final Duration UNKNOWN_BOT_PAUSE = Duration.ofMinutes(1);

  private final Map<String, TokenKeeper> keepers;
  private final Clock clock;

  /// Makes them.
  ///
  /// @param keepers by app id, in lower case
  Tokens(Map<String, TokenKeeper> keepers, Clock clock) {
    this.keepers = Map.copyOf(keepers);
    this.clock = clock;
  }

  void prefetch() {
    keepers.values().forEach(TokenKeeper::prefetch);
  }

  @Override
  public Token tokenFor(StoredReference verified) {
    if (keepers.isEmpty()) {
      return NONE;
    }
    TokenKeeper keeper = keeper(verified.origin().app());
    return keeper == null ? unknownBot() : keeper.take();
  }

  @Override
  public Token renewed(StoredReference verified, Token.Ready refused) {
    TokenKeeper keeper = keeper(verified.origin().app());
    return keeper == null ? unknownBot() : keeper.renewed(refused);
  }

  private @Nullable TokenKeeper keeper(@Nullable String app) {
    if (app != null) {
      return keepers.get(app.toLowerCase(Locale.ROOT));
    }
    Collection<TokenKeeper> all = keepers.values();
    return all.size() == 1 ? all.iterator().next() : null;
  }

  /// Another bot's token would be refused, or worse, accepted.
  private Token unknownBot() {
    return new Token.Away(clock.instant().plus(UNKNOWN_BOT_PAUSE), "no-credentials");
  }
}
