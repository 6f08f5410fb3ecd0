package dev.herald.conversation;

import java.util.Collection;
import java.util.Map;

/// Names conversations without their ids, for what is kept longer than a conversation may be known:
/// whoever is erased cannot be found by an alias any more.
public interface Aliases {

  /// The alias of a conversation: always the same, and nobody's id can be read from it.
  String of(ConversationKey conversation);

  /// The conversations that these aliases mean, of those that a reference is known of. May throw
  /// [StoreUnavailableException].
  Map<String, ConversationKey> resolve(Collection<String> aliases);
}
