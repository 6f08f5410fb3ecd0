package dev.herald.worker.send;

/// What an answer reveals beyond the fate of its own message: of the conversation, of the tenant,
/// of the bot.
enum Finding {
  /// Nothing.
  NOTHING,
  /// The conversation may be gone. Channels say so by mistake, too, so it takes repetition.
  CONVERSATION_GONE,
  /// The user blocked or muted the bot, or moderation keeps it from writing.
  BOT_BLOCKED,
  /// The bot is not, or no longer, part of the conversation.
  BOT_REMOVED,
  /// The tenant's administrator disabled the bot.
  TENANT_DISABLED,
  /// The tenant lives in another cloud, behind another host.
  OTHER_CLOUD,
  /// The bot cannot read its own ids any more: new keys, or a fault of the channel service. It
  /// concerns every conversation of the bot at once.
  IDS_UNREADABLE,
  /// The channel service does not know the bot or refuses its token.
  BOT_REFUSED
}
