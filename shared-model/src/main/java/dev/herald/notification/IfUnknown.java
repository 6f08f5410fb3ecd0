package dev.herald.notification;

import java.util.Locale;

/// What to do when nobody can know whether a send reached the chat.
public enum IfUnknown {
  /// Send once more: the message is never lost and may be shown twice.
  RESEND,
  /// Leave it to a person: the message is never shown twice and may be lost.
  HOLD;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
