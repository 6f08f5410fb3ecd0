package dev.herald.worker.send;

import dev.herald.conversation.StoredReference;
import org.jspecify.annotations.Nullable;

/// Where bearer tokens come from. Safe for any number of threads.
@FunctionalInterface
interface TokenSource {

  /// The token for a conversation whose service URL was verified and is allowed; null to speak
  /// without one.
  @Nullable String tokenFor(StoredReference verified);
}
