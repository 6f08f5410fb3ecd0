package dev.herald.worker.gate.breaker;

import java.util.Locale;

/// What the answer to one request says about who gave it, whatever it means for the message.
public enum Signal {
  /// It works: it took the message or refused it for a reason of its own.
  GOOD,
  /// Nothing is there: no name, no connection, no TLS.
  UNREACHABLE,
  /// It is there and does not work: 500, 502, 503, 504, or no answer in time.
  UNAVAILABLE,
  /// It does not accept the bot: 401 in spite of a fresh token.
  UNAUTHORIZED,
  /// The bot cannot get a token.
  NO_TOKEN,
  /// It cannot read the ids that it once gave out ("Failed to decrypt").
  UNDECRYPTABLE,
  /// The tenant's administrator has disabled the bot.
  DISABLED,
  /// It says nothing, as a 429.
  NOTHING;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
