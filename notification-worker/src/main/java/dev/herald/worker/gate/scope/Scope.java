package dev.herald.worker.gate.scope;

import java.util.Locale;

/// What a limit or an outage applies to. Equal by value, so a scope is a key.
///
/// @param name tells it from others of its kind; made of ids and never shown, see [ScopeNames]
public record Scope(Kind kind, String name) {

  /// From narrow to wide.
  public enum Kind {
    CONVERSATION,
    /// One bot in one tenant, on one channel.
    TENANT,
    /// One bot in all its tenants, on one channel.
    BOT,
    /// A host that service URLs name.
    HOST;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Without the name, which is made of ids.
  @Override
  public String toString() {
    return "Scope[" + kind.wireName() + "]";
  }
}
