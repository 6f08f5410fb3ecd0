package dev.herald.conversation;

/// Where a reference is in its life. Nothing is deleted by an error: a reference that cannot be
/// used rests in a state that the right inbound activity ends.
public enum ReferenceState {
  /// Usable.
  ACTIVE,
  /// A send failed in a way that may be a passing fault; sending goes on, the next verdict decides.
  SUSPECT,
  /// The user blocked or muted the bot; ends with the user's next activity.
  BLOCKED,
  /// The bot was removed from the conversation; ends with the next installation.
  REMOVED,
  /// The tenant's administrator disabled the bot.
  TENANT_DISABLED,
  /// The service URL belongs to another cloud.
  WRONG_CLOUD,
  /// The channel confirmed repeatedly that the conversation is gone.
  DEAD;

  public boolean isReachable() {
    return this == ACTIVE || this == SUSPECT;
  }
}
