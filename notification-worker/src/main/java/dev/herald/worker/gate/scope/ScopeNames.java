package dev.herald.worker.gate.scope;

import dev.herald.conversation.ConversationKey;
import dev.herald.pseudonym.Pseudonyms;

/// What scopes are called in the log: hosts and bots, which are the operator's own, by name,
/// tenants and conversations by their pseudonyms.
public record ScopeNames(Pseudonyms pseudonyms) {

  public String of(Scope scope) {
    String name = scope.name();
    return switch (scope.kind()) {
      case HOST -> "host:" + name;
      case BOT -> "bot:" + name;
      case TENANT -> pseudonyms.tenant(ConversationKey.parse(name + "/").tenant());
      case CONVERSATION -> pseudonyms.conversation(ConversationKey.parse(name).conversation());
    };
  }
}
