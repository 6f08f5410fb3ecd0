package dev.herald.conversation;

/// Where a reference is in its life. Nothing is deleted by an error: a reference that cannot be
/// used rests in a state that the right inbound activity ends.
public enum ReferenceState {
  /// Usable.
  ACTIVE,
  /// A send failed in a way that may be a passing fault; sending goes on, the next verdict decides.
  SUSPECT,
  /// The user blocked or muted the bot; ends with the next activity that comes in it.
  BLOCKED,
  /// The bot was removed from the conversation; ends when an activity shows that it is back.
  REMOVED,
  /// The tenant's administrator disabled the bot.
  TENANT_DISABLED,
  /// The service URL belongs to another cloud.
  WRONG_CLOUD,
  /// The conversation is gone: the channel told its deletion, or confirmed it repeatedly.
  DEAD;

  public boolean isReachable() {
    return this == ACTIVE || this == SUSPECT;
  }
}
