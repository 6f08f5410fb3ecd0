package dev.herald.worker.token;

/// Told what came of each request for a token of one bot.
@FunctionalInterface
interface TokenWatch {

  /// A request is over.
  ///
  /// @param hasToken whether the bot can send
  void asked(Issuance issuance, boolean hasToken);
}
