package dev.herald.worker.token;

import dev.herald.conversation.StoredReference;

/// Where tokens come from. Safe for any number of threads.
public interface TokenSource {

  /// The token for a conversation whose service URL was verified and is allowed. Costs nothing
  /// while there is a good one; else its thread waits for the first that comes, and not for long.
  Token tokenFor(StoredReference verified);

  /// The channel refused a token: the one that takes its place.
  ///
  /// @return a token equal to the refused one when a newer would not help
  Token renewed(StoredReference verified, Token.Ready refused);
}
