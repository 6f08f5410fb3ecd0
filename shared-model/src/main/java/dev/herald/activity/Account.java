package dev.herald.activity;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What every account object of the protocol shares: a JSON tree with an id. Reading never changes
/// the tree; members this version does not know stay in it.
public sealed interface Account permits ChannelAccount, ConversationAccount {

  ObjectNode json();

  /// The account's id, opaque and compared ordinally; null when the channel left it out.
  default @Nullable String id() {
    return Json.text(json(), "id");
  }

  default @Nullable String name() {
    return Json.text(json(), "name");
  }

  default @Nullable String tenantId() {
    return Json.text(json(), "tenantId");
  }

  /// The Entra object id: the key that stays the same across bots, where Teams gives one.
  default @Nullable String aadObjectId() {
    return Json.text(json(), "aadObjectId");
  }
}
