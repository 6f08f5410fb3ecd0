package dev.herald.conversation;

import org.jspecify.annotations.Nullable;

/// Who vouched for a reference.
///
/// @param verified whether the service URL was certified by the channel's token; a reference that
///   was captured in anonymous mode is not, and must never receive a bearer token
/// @param app the application id of the bot, as the token named it; null when none did. It chooses
///   the credentials of a send: the bot's account differs from channel to channel
public record Origin(boolean verified, @Nullable String app) {
  public static final Origin UNVERIFIED = new Origin(false, null);

  public static Origin verifiedFor(String app) {
    return new Origin(true, app);
  }
}
