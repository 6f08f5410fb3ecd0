package dev.herald.notification;

import java.util.Locale;

/// How urgent an event is. Each priority has a topic of its own, so bulk never delays urgent; order
/// is kept within a priority, not across.
public enum Priority {
  URGENT,
  NORMAL,
  BULK;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
